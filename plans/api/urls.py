"""Addresses of the plan's API."""

from django.urls import path

from plans.api.views import monitoring, plans, programme

app_name = "api-plans"

urlpatterns = [
    path("plans", plans.Plans.as_view()),
    path("plans/<uuid:key>", plans.OnePlan.as_view(), name="plan"),
    path("bodies", plans.Bodies.as_view()),
    path("bodies/<uuid:key>", plans.OneBody.as_view(), name="body"),
    path("plans/<uuid:plan>/milestones", plans.Milestones.as_view()),
    path("milestones/<uuid:key>", plans.OneMilestone.as_view(), name="milestone"),
    path("plans/<uuid:plan>/objectives", programme.Objectives.as_view()),
    path("objectives/<uuid:key>", programme.OneObjective.as_view(), name="objective"),
    path("plans/<uuid:plan>/measures", programme.MeasuresOfPlan.as_view()),
    path("objectives/<uuid:objective>/measures", programme.Measures.as_view()),
    path("measures/<uuid:key>", programme.OneMeasure.as_view(), name="measure"),
    path("objectives/<uuid:objective>/indicators", monitoring.Indicators.as_view()),
    path("indicators/<uuid:key>", monitoring.OneIndicator.as_view(), name="indicator"),
    path("indicators/<uuid:indicator>/values", monitoring.Values.as_view()),
    path("values/<uuid:key>", monitoring.OneValue.as_view(), name="value"),
]
