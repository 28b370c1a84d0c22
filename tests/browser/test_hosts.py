"""However a host is written, it leads to its own place or to nobody's: never to another workspace, never to an error.

Asked of the real server by the bytes, since no client would send most of this.
"""

import re
import socket

import pytest

from tests.browser.conftest import Site

BASE = "kotopolku.localhost"
ESPOO, HANKO = f"espoo.{BASE}", f"hanko.{BASE}"
NOBODY = {"nobody"}

HOSTS: list[tuple[str, set[str]]] = [
    (ESPOO, {"espoo"}),
    (HANKO, {"hanko"}),
    (BASE, {"front"}),
    ("ESPOO.KOTOPOLKU.LOCALHOST", {"espoo"}),
    ("eSpOo.kotopolku.localhost", {"espoo"}),
    (f"{ESPOO}.", {"espoo"}),
    (f"{ESPOO}:8000", {"espoo"}),
    (f"{ESPOO}.:8000", {"espoo"}),
    (f"{ESPOO}:80:80", NOBODY),
    (f"{ESPOO}:port", NOBODY),
    (f"{ESPOO}:", {"espoo", "nobody"}),
    (f"{ESPOO}..", NOBODY),
    (f".{ESPOO}", NOBODY),
    (f"{ESPOO}@{HANKO}", NOBODY),
    (f"{ESPOO}:x@{HANKO}", NOBODY),
    (f"user@{ESPOO}", NOBODY),
    (f"{ESPOO}\0.{HANKO}", NOBODY),
    (f"{ESPOO}%00", NOBODY),
    (f"{ESPOO}%2e", NOBODY),
    (f"{ESPOO}/{HANKO}", NOBODY),
    (f"{ESPOO}?{HANKO}", NOBODY),
    (f"{ESPOO}#{HANKO}", NOBODY),
    (f"{ESPOO},{HANKO}", NOBODY),
    (f"{ESPOO} {HANKO}", NOBODY),
    (f"{ESPOO}\t", {"espoo", "nobody"}),
    (f"hanko.{ESPOO}", NOBODY),
    (f"www.{ESPOO}", NOBODY),
    (f"www.{BASE}", NOBODY),
    (f"{ESPOO}.example.org", NOBODY),
    (f"example.org.{BASE}", NOBODY),
    ("example.org", NOBODY),
    ("espoo", NOBODY),
    ("espöö.kotopolku.localhost", NOBODY),
    ("xn--esp-uqa.kotopolku.localhost", NOBODY),
    ("еspoo.kotopolku.localhost", NOBODY),  # a Cyrillic е
    ("[::1]", NOBODY),
    ("[::1]:8000", NOBODY),
    ("[::ffff:127.0.0.1]", NOBODY),
    ("0x7f.1", NOBODY),
    ("*", NOBODY),
    (f"*.{BASE}", NOBODY),
    ("", NOBODY),
    ("m049", NOBODY),
    ("public", NOBODY),
    ("a" * 300 + f".{BASE}", NOBODY),
    ("127.0.0.1", {"front"}),
    ("localhost", {"front"}),
]


def asked(site: Site, *lines: str, target: str = "/en/") -> str:
    """Send a request of these header lines, and say who answered: espoo, hanko, front, or nobody."""
    request = "\r\n".join([f"GET {target} HTTP/1.1", *lines, "Connection: close", "", ""])
    with socket.create_connection(("127.0.0.1", site.port), timeout=30) as line:
        line.sendall(request.encode())
        answer = b"".join(iter(lambda: line.recv(65536), b"")).decode(errors="replace")
    status = int(answer.split(" ", 2)[1])
    assert status < 500, answer[:300]
    entered = re.search(r"^Location: [^\r]*/enter/([a-z]+)/", answer, re.MULTILINE)
    if entered:
        return entered[1]
    return "front" if status == 200 else "nobody"


@pytest.mark.parametrize(("host", "places"), HOSTS, ids=[ascii(host)[1:41] for host, _ in HOSTS])
def test_a_host_is_its_own_place_or_nobodys(site: Site, host: str, places: set[str]) -> None:
    assert asked(site, f"Host: {host}") in places


@pytest.mark.parametrize(
    "header",
    [
        f"X-Forwarded-Host: {HANKO}",
        f"X-Host: {HANKO}",
        f"X-Original-Host: {HANKO}",
        f"X-HTTP-Host-Override: {HANKO}",
        f"Forwarded: host={HANKO}",
        f"X-Forwarded-Server: {HANKO}",
        f"X_Forwarded_Host: {HANKO}",
        "X-Original-URL: /administration/",
        "X-Rewrite-URL: /administration/",
    ],
)
def test_no_other_header_chooses_the_place(site: Site, header: str) -> None:
    assert asked(site, f"Host: {ESPOO}", header) == "espoo"
    assert asked(site, header, f"Host: {ESPOO}") == "espoo"


def test_an_address_with_a_host_in_it_does_not_lead_to_another(site: Site) -> None:
    target = f"http://{HANKO}/en/"
    assert asked(site, f"Host: {ESPOO}", target=target) in {"espoo", "nobody"}
    assert asked(site, target=target) in {"front", "nobody"}


def test_two_hosts_are_one_or_none(site: Site) -> None:
    assert asked(site, f"Host: {ESPOO}", f"Host: {HANKO}") == "nobody"
    assert asked(site, f"Host: {HANKO}", f"Host: {ESPOO}") == "nobody"


def test_a_folded_or_spaced_host_is_nobody(site: Site) -> None:
    for lines in (
        (f"Host : {ESPOO}",),
        (f"Host: {ESPOO}", f" {HANKO}"),
        (f"Host:\n {HANKO}",),
    ):
        assert asked(site, *lines) in {"nobody", "espoo"}
