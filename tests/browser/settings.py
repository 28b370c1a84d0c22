"""The tests' settings, at hosts that a browser finds on this machine and trusts as it does https."""

from config.settings.policy import content_security_policy
from config.settings.test import *

BASE_HOST = "kotopolku.localhost"
ALLOWED_HOSTS = [BASE_HOST, f".{BASE_HOST}", "127.0.0.1", "localhost"]
CONTENT_SECURITY_POLICY = content_security_policy(
    scheme=PUBLIC_SCHEME, host=BASE_HOST, port=PUBLIC_PORT
)
