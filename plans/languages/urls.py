from django.urls import path

from plans.languages import views

urlpatterns = [
    path("plans/<uuid:plan>/languages/", views.languages, name="languages"),
    path("plans/<uuid:plan>/languages/choose/", views.choose, name="languages-choose"),
    path("plans/<uuid:plan>/languages/<slug:language>/", views.language, name="language"),
    path(
        "plans/<uuid:plan>/languages/<slug:language>/<slug:kind>/<uuid:row>/<slug:field>/",
        views.translation,
        name="translation",
    ),
    path(
        "translations/<uuid:translation>/remove/",
        views.translation_remove,
        name="translation-remove",
    ),
    path("plans/<uuid:plan>/in/<slug:language>/", views.plan_in, name="plan-in"),
    path(
        "plans/<uuid:plan>/versions/<int:number>/in/<slug:language>/",
        views.version_in,
        name="version-in",
    ),
]
