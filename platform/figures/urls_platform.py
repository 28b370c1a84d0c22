"""What the platform's administrator does about the figures."""

from django.urls import path

from figures import views

app_name = "figures-platform"

urlpatterns = [path("<slug:key>/fetch/", views.fetch, name="fetch")]
