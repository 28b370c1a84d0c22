from django.urls import path

from plans.papers import views

VERSION = "plans/<uuid:plan>/versions/<int:number>"

urlpatterns = [
    path(f"{VERSION}/documents/", views.papers, name="papers"),
    path(f"{VERSION}/<slug:paper>-<slug:language>.<slug:form>", views.paper, name="paper"),
    path(f"{VERSION}/archive.zip", views.archive, name="archive"),
    path("plan/<uuid:plan>/table.<slug:form>", views.table, name="table-paper"),
]
