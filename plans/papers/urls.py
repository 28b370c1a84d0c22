from django.urls import path

from plans.papers import views

VERSION = "plans/<uuid:plan>/versions/<int:number>"

urlpatterns = [
    path(
        f"{VERSION}/<slug:paper>-<slug:language>.<slug:form>",
        views.paper,
        name="paper",
    ),
]
