"""Every address of the service, from the code: what the table must name."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from core.access import access_of
from tenants.middleware import LIBRARIES

PLACES = {"front": settings.ROOT_URLCONF, "workspace": settings.WORKSPACE_URLCONF}


@dataclass(frozen=True, slots=True)
class Address:
    """One address: at which kind of host, its name, how it is written, and what it takes."""

    place: str
    name: str
    route: str
    takes: tuple[str, ...]
    view: Any

    @property
    def is_a_librarys(self) -> bool:
        """Allauth and Django's administration guard their own addresses."""
        return bool(self.view.__module__.startswith(LIBRARIES)) or self.route.startswith(
            "administration/"
        )

    @property
    def declared(self) -> str:
        """What the view says of whom it is for; told in messages, never expected of it."""
        access = access_of(self.view)
        return str(access.who) if access else "nobody"

    @property
    def key(self) -> tuple[str, str]:
        return self.place, self.name


def addresses(place: str) -> list[Address]:
    """List the addresses at a kind of host: `front`, where the region and the administration lie too, or `workspace`."""
    return list(_walk(place, get_resolver(PLACES[place]).url_patterns, "", "", ()))


def _walk(
    place: str, patterns: list[Any], route: str, space: str, takes: tuple[str, ...]
) -> Iterator[Address]:
    for pattern in patterns:
        here = route + str(pattern.pattern)
        wanted = (*takes, *pattern.pattern.converters, *_groups(pattern))
        if isinstance(pattern, URLResolver):
            inner = space + (f"{pattern.namespace}:" if pattern.namespace else "")
            yield from _walk(place, pattern.url_patterns, here, inner, wanted)
        elif isinstance(pattern, URLPattern):
            name = f"{space}{pattern.name}" if pattern.name else ""
            found = Address(place, name, here, wanted, pattern.callback)
            if (
                name or not found.is_a_librarys
            ):  # the administration's nameless redirects lead to its named pages
                yield found


def _groups(pattern: Any) -> tuple[str, ...]:
    compiled = pattern.pattern.regex
    return tuple(name for name in compiled.groupindex if name not in pattern.pattern.converters)
