"""While the tests run."""

import os

# Processes side by side share a Redis; each keeps to names of its own there, and what it starts keeps to the same.
os.environ.setdefault("REDIS_PREFIX", os.environ.get("PYTEST_XDIST_WORKER", ""))
# What the tests start asks nobody outside for figures.
os.environ["FIGURES_OFFLINE"] = "1"

from config.settings.base import *
from config.settings.policy import content_security_policy

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
]  # tests sign in a thousand times
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
BASE_HOST = "kotopolku.test"
ALLOWED_HOSTS = [BASE_HOST, f".{BASE_HOST}", "testserver", "127.0.0.1", "localhost"]
CONTENT_SECURITY_POLICY = content_security_policy(
    scheme=PUBLIC_SCHEME, host=BASE_HOST, port=PUBLIC_PORT
)
DEBUG = False
# A file is looked for when it is asked for: each test client would list all of them first, which cost most of its time.
WHITENOISE_AUTOREFRESH = True
REST_FRAMEWORK |= {"DEFAULT_THROTTLE_RATES": {"anon": None, "user": None}}
