"""The service's own settings with one page; PLAIN takes the tenancy away: Django's own database backend, nothing by host."""

import os

from bench.settings import *

ROOT_URLCONF = WORKSPACE_URLCONF = "bench.pages"
if os.environ.get("PLAIN"):
    MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("tenants.")]
    DATABASES["default"] |= {
        "ENGINE": "django.db.backends.postgresql",
        "OPTIONS": {"options": "-c search_path=m049,public"},
    }
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    TEMPLATES[0]["OPTIONS"]["context_processors"] = []
