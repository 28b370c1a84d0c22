"""What the region's API answers everybody."""

from django.urls import path

from regional.api.receipts import Verification

app_name = "api-receipts"

urlpatterns = [path("receipts", Verification.as_view(), name="verify")]
