"""Caches that never mix places."""

from core.connection import bound_connection


def key_of_place(key: str, prefix: str, version: int) -> str:
    """Put the place that is open into each cache key.

    Raises Unbound where nothing is open: a value without a place could be read anywhere.
    """
    return f"{bound_connection().place}:{prefix}:{version}:{key}"
