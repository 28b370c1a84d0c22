#!/usr/bin/env python3
"""Whether this container's web server can serve, its database included: exit code 0 or 1, for the health check."""

import http.client
import os
import sys

HEADERS = {"Host": os.environ["BASE_HOST"], "X-Forwarded-Proto": "https"}

try:
    asked = http.client.HTTPConnection("127.0.0.1", 8000, timeout=4)
    asked.request("GET", "/readyz", headers=HEADERS)
    answered = asked.getresponse().status
except (OSError, http.client.HTTPException):
    sys.exit(1)
sys.exit(answered != http.client.OK)
