"""Codes that are sent or carried once, and kept as hashes only."""

import base64
import hashlib
import secrets


def new_code() -> str:
    """Return 256 random bits that fit into an address."""
    return secrets.token_urlsafe(32)


def digest(code: str) -> str:
    """Return what is kept of a code."""
    return hashlib.sha256(code.encode()).hexdigest()


def fernet_key(secret: str) -> bytes:
    """Derive the key that encrypts second factors from the service's secret."""
    return base64.urlsafe_b64encode(hashlib.sha256(f"second factors {secret}".encode()).digest())
