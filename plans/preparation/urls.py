from django.urls import path

from plans.preparation import views

urlpatterns = [
    path("plans/start/", views.start, name="start"),
]
