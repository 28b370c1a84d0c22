from django.urls import path

from plans.monitoring import views
from plans.monitoring.sheets import views as sheets

urlpatterns = [
    path("plans/<uuid:plan>/monitoring/", views.monitoring, name="monitoring"),
    path("plans/<uuid:plan>/monitoring/agreement/", views.agreement, name="agreement"),
    path("plans/<uuid:plan>/monitoring/situations/add/", views.trigger_add, name="trigger-add"),
    path("situations/<uuid:trigger>/", views.trigger, name="trigger"),
    path("situations/<uuid:trigger>/delete/", views.trigger_remove, name="trigger-delete"),
    path("situations/<uuid:trigger>/now/", views.trigger_fire, name="trigger-fire"),
    path("indicators/<uuid:indicator>/targets/add/", views.target_add, name="target-add"),
    path("targets/<uuid:target>/", views.target, name="target"),
    path("targets/<uuid:target>/delete/", views.target_remove, name="target-delete"),
    path("plans/<uuid:plan>/values/", sheets.values, name="values"),
    path("plans/<uuid:plan>/values/sheet.xlsx", sheets.values_template, name="values-template"),
    path("values/sheets/<uuid:upload>/", sheets.values_upload, name="values-upload"),
    path(
        "objectives/<uuid:objective_id>/indicators/add/", views.indicator_add, name="indicator-add"
    ),
    path("indicators/<uuid:indicator_id>/", views.indicator, name="indicator"),
    path("indicators/<uuid:indicator_id>/edit/", views.indicator_edit, name="indicator-edit"),
    path("indicators/<uuid:indicator_id>/remove/", views.indicator_remove, name="indicator-remove"),
    path("indicators/<uuid:indicator_id>/move/", views.indicator_move, name="indicator-move"),
    path("indicators/<uuid:indicator_id>/values/add/", views.value_add, name="value-add"),
    path("values/<uuid:value_id>/edit/", views.value_edit, name="value-edit"),
    path("values/<uuid:value_id>/remove/", views.value_remove, name="value-remove"),
]
