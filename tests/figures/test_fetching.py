"""Asking over real HTTP: what comes too large, too slow, cut, from elsewhere or not at all."""

import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from email.utils import format_datetime
from typing import Any

import pytest

from figures.connectors.addresses import (
    NotAllowed,
    NotFound,
    Service,
    is_public,
    resolved,
    service_named,
)
from figures.connectors.fetching import Bounds, NoReply, TooMuch, ask
from figures.connectors.trying import Busy, NotUnderstood, Redirected, seconds_of
from figures.errors import FiguresRefused, MalformedReply, TableGone
from tests.figures.asking import caller_of, pauses_of
from tests.figures.server import Fault, Statistics

SMALL = Bounds(2_000_000, 1.0)


def test_a_reply_is_read(statistics: Statistics) -> None:
    assert caller_of(statistics).json("/?config")["maxCells"] == 1000


@pytest.mark.parametrize(
    ("manner", "error"),
    [("cut", NoReply), ("cut_gzip", NoReply), ("drip", NoReply), ("bomb", TooMuch), ("endless", TooMuch)],
)  # fmt: skip
def test_a_reply_that_is_cut_slow_or_huge_is_left(
    statistics: Statistics, manner: str, error: type[FiguresRefused]
) -> None:
    statistics.faults = [Fault(manner=manner)]
    begun = time.monotonic()
    with pytest.raises(error):
        ask(statistics.service(), "/?config", bounds=SMALL)
    assert time.monotonic() - begun < 4


def test_a_length_that_is_too_large_is_not_even_read(statistics: Statistics) -> None:
    statistics.faults = [Fault(headers={"Content-Length": str(200_000_000)})]
    with pytest.raises(TooMuch):
        ask(statistics.service(), "/?config", bounds=SMALL)


def test_a_redirect_is_not_followed(statistics: Statistics) -> None:
    statistics.faults = [Fault(302, {"Location": "http://169.254.169.254/secrets"})]
    with pytest.raises(Redirected, match=r"169\.254\.169\.254"):
        caller_of(statistics).json("/?config")
    assert len(statistics.asked) == 1


@pytest.mark.parametrize(
    ("headers", "paused"),
    [({"Retry-After": "7"}, 7.0), ({}, 60.0)],
    ids=["says when", "does not say"],
)
def test_a_service_with_too_many_calls_is_asked_again_later(
    statistics: Statistics, headers: dict[str, str], paused: float
) -> None:
    statistics.faults = [Fault(429, headers)]
    caller = caller_of(statistics)
    assert caller.json("/?config")
    assert pauses_of(caller) == [paused]


def test_who_says_to_come_back_tomorrow_is_believed(statistics: Statistics) -> None:
    statistics.faults = [Fault(429, {"Retry-After": "86400"})]
    caller = caller_of(statistics)
    with pytest.raises(Busy):
        caller.json("/?config")
    assert pauses_of(caller) == []


def test_a_fault_of_the_server_is_tried_again_after_longer_and_longer(
    statistics: Statistics,
) -> None:
    statistics.faults = [Fault(500), Fault(502), Fault(503)]
    caller = caller_of(statistics)
    assert caller.json("/?config")
    assert [int(pause) for pause in pauses_of(caller)] == [1, 2, 4]


def test_a_server_that_stays_faulty_is_left(statistics: Statistics) -> None:
    statistics.faults = [Fault(500) for _ in range(9)]
    with pytest.raises(Busy):
        caller_of(statistics).json("/?config")
    assert len(statistics.asked) == 5


@pytest.mark.parametrize(
    ("status", "error"),
    [(404, TableGone), (410, TableGone), (400, NotUnderstood), (403, NotUnderstood)],
)
def test_a_refused_question_is_not_asked_again(
    statistics: Statistics, status: int, error: type[FiguresRefused]
) -> None:
    statistics.faults = [Fault(status)]
    with pytest.raises(error):
        caller_of(statistics).json("/?config")
    assert len(statistics.asked) == 1


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'{"a": ', "application/json"),
        (b"<html>", "text/html"),
        ('{"a": "\u00e4"}'.encode("latin-1"), "application/json; charset=utf-8"),
        (b'{"a": NaN}', "application/json"),
        (b"[" * 100_000, "application/json"),
        (b"{}", "application/json; charset=klingon"),
    ],
    ids=["half", "html", "wrong charset", "no number", "too deep", "unknown charset"],
)
def test_what_is_no_json_is_refused(statistics: Statistics, body: bytes, kind: str) -> None:
    statistics.faults = [Fault(body=body, headers={"Content-Type": kind}) for _ in range(5)]
    with pytest.raises(MalformedReply):
        caller_of(statistics).json("/?config")


@pytest.mark.parametrize(("charset", "mark"), [("iso-8859-1", b""), ("utf-8", b"\xef\xbb\xbf")])
def test_a_declared_charset_is_read(statistics: Statistics, charset: str, mark: bytes) -> None:
    body = mark + '{"a": "ä", "n": 1.10}'.encode(charset)
    statistics.faults = [
        Fault(body=body, headers={"Content-Type": f'application/json; charset="{charset}"'})
    ]
    assert caller_of(statistics).json("/") == {"a": "ä", "n": Decimal("1.10")}


def test_no_more_calls_are_made_in_a_window_than_are_allowed(statistics: Statistics) -> None:
    moments = iter([0.0, 1.0, 2.0, 3.0, 3.0, 3.0, 60.5, 61.0, 62.0, 63.0])
    caller = caller_of(statistics, calls=2, window=60.0, clock=lambda: next(moments))
    for _ in range(3):
        caller.json("/?config")
    (pause,) = pauses_of(caller)
    assert 50 < pause <= 60


def test_nobody_answers() -> None:
    with pytest.raises(NoReply):
        ask(Service("127.0.0.1", 1, "", is_https=False, nearby=True), "/")


def test_a_date_in_retry_after_is_understood() -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    assert 25 < seconds_of(later) <= 30
    assert [seconds_of(said) for said in ("", "soon", "-5", "Wed, 21 Oct 2015 07:28:00 GMT")] == [
        0,
        0,
        0,
        0,
    ]


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",  # noqa: S104  refused, not bound to
        "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
        "2001:db8::1", "ff02::1", "no number",
    ],
)  # fmt: skip
def test_an_address_of_ones_own_network_is_not_public(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["193.166.140.20", "2001:14b8::1", "::ffff:193.166.140.20"])
def test_an_address_of_the_internet_is_public(number: str) -> None:
    assert is_public(number)


def test_a_name_that_leads_into_ones_own_network_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One bad address among good ones is enough, and the connection is made to the very one that was looked at."""
    answers: dict[str, list[str]] = {
        "good": ["193.166.140.20"],
        "mixed": ["193.166.140.20", "10.0.0.1"],
    }

    def look_up(host: str, port: int, **_said: Any) -> list[Any]:
        return [(2, 1, 6, "", (number, port)) for number in answers[host]]

    monkeypatch.setattr("socket.getaddrinfo", look_up)
    assert resolved(Service("good", 443, "", is_https=True, nearby=False)) == "193.166.140.20"
    with pytest.raises(NotAllowed):
        resolved(Service("mixed", 443, "", is_https=True, nearby=False))


def test_a_host_that_is_not_there() -> None:
    with pytest.raises(NotFound):
        resolved(Service("nobody.invalid", 443, "", is_https=True, nearby=False))


@pytest.mark.parametrize(
    "base",
    [
        "http://pxdata.stat.fi/",
        "https://user@pxdata.stat.fi/",
        "https://pxdat\u0430.stat.fi/",
        "ftp://pxdata.stat.fi/",
    ],
)
def test_a_service_is_https_and_plain(settings: Any, base: str) -> None:
    settings.FIGURE_SERVICES = {"bad": {"base": base}}
    with pytest.raises(NotAllowed):
        service_named("bad")


def test_only_services_of_the_settings_are_known(settings: Any) -> None:
    with pytest.raises(NotAllowed):  # the tests are offline
        service_named("statfin")
    settings.FIGURE_SERVICES = {"statfin": {"base": "https://figures.example/api"}}
    assert service_named("statfin").host == "figures.example"
    with pytest.raises(NotAllowed):
        service_named("https://evil.example")
