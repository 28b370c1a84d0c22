"""Documents in a canonical form, so that the same content always has the same hash."""

import hashlib
import json
from typing import Any


def canonical(document: Any) -> str:
    """Write a document of plain data as JSON with sorted keys and no white space (RFC 8785 in spirit).

    Numbers that must not lose digits are to be given as text: floats are refused.
    """
    _refuse_floats(document)
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def fingerprint(document: Any) -> str:
    """Return the SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(document).encode()).hexdigest()


def _refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        raise TypeError("a document holds decimals as text")
    if isinstance(value, dict):
        for inner in value.values():
            _refuse_floats(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_floats(inner)
