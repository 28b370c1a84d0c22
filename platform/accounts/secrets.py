"""Codes that are sent or carried once, and kept as hashes only."""

import base64
import hashlib
import secrets

from cryptography.fernet import Fernet
from django.conf import settings


def new_code() -> str:
    """Return 256 random bits that fit into an address."""
    return secrets.token_urlsafe(32)


def digest(code: str) -> str:
    """Return what is kept of a code."""
    return hashlib.sha256(code.encode()).hexdigest()


def box(purpose: str) -> Fernet:
    """Return what encrypts things of one purpose, with a key derived from the service's secret."""
    key = hashlib.sha256(f"{purpose} {settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
