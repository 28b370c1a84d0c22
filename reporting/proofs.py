"""Where anybody can check the receipt of a sending."""

from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from reporting.models import Submission
from tenants.entry import front_door


def verify_address(sent: Submission) -> str:
    """Return the address at the front door at which the receipt's reference and checksum are checked."""
    path = reverse("receipts:verify", urlconf=settings.ROOT_URLCONF)
    query = urlencode({"reference": sent.reference, "hash": sent.content_hash})
    return front_door(f"{path}?{query}")
