"""Pages about the service, the same at the front door and at every workspace's host."""

from django.urls import path

from ui import views

urlpatterns = [
    path("guidance/", views.guidance, name="guidance"),
    path("accessibility/", views.accessibility, name="accessibility-statement"),
    path("data-protection/", views.data_protection, name="data-protection"),
]
