"""What the region answers everybody at the front door."""

from django.urls import path

from regional.views import verifying

app_name = "receipts"

urlpatterns = [path("receipts/", verifying.verify, name="verify")]
