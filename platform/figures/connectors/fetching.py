"""Asking a service over HTTP: bounded in size, in time and in where it leads."""

import json
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NoReturn

import urllib3
from django.utils.translation import gettext as _
from urllib3.exceptions import HTTPError

from figures.connectors.addresses import Service, resolved
from figures.errors import FiguresRefused, MalformedReply

CHUNK = 64 * 1024
CONNECT_SECONDS, READ_SECONDS = 5.0, 20.0
HEADERS = {
    "Accept": "application/json",
    "Accept-Encoding": "gzip",
    "User-Agent": "Mozilla/5.0 (compatible; Kotopolku)",  # Sotkanet refuses libraries by their names
}


class NoReply(FiguresRefused):
    """The service could not be reached, was cut off or was too slow. Worth another try."""

    code = "no_reply"

    def __init__(self, host: str, what: str) -> None:
        super().__init__(
            _("%(host)s did not answer as it should (%(what)s). It is tried again.")
            % {"host": host, "what": what}
        )


class TooMuch(FiguresRefused):
    """A reply is larger than any that is needed here."""

    code = "reply_too_large"

    def __init__(self, host: str) -> None:
        super().__init__(
            _("%(host)s sent more than any table here can need. Nothing was changed.")
            % {"host": host}
        )


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much and how long a reply may be: bytes once unpacked, seconds in all."""

    largest: int = 20 * 1024 * 1024
    seconds: float = 60.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: a status, the headers in small letters, and the content when the status is 200."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    def json(self) -> Any:
        """Return the content as JSON, numbers with a point as Decimal.

        Raises MalformedReply.
        """
        try:
            text = self.content.decode(self._charset())
            return json.loads(text, parse_float=Decimal, parse_constant=_no_number)
        except (ValueError, LookupError, RecursionError) as error:
            raise MalformedReply("JSON") from error

    def _charset(self) -> str:
        kind = self.headers.get("content-type", "")
        for part in kind.split(";")[1:]:
            name, _is, value = part.strip().partition("=")
            if name.lower() == "charset":
                charset = value.strip("\"' ").lower()
                return "utf-8-sig" if charset in {"utf-8", "utf8"} else charset
        return "utf-8-sig"


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def ask(service: Service, path: str, *, body: object = None, bounds: Bounds | None = None) -> Reply:
    """Ask the service once; with a body it is a POST. Nothing is followed: a redirect comes back as its status.

    Raises NotAllowed, NotFound, NoReply, TooMuch and MalformedReply.
    """
    bounds = bounds or Bounds()
    until = time.monotonic() + bounds.seconds
    number = resolved(service)
    sent = None if body is None else json.dumps(body).encode()
    headers = {**HEADERS, "Host": _host(service)}
    if sent is not None:
        headers["Content-Type"] = "application/json"
    try:
        with _pool(service, number) as pool:
            response = pool.urlopen(
                "GET" if sent is None else "POST", service.path + path, body=sent, headers=headers,
                redirect=False, retries=False, preload_content=False, decode_content=False, assert_same_host=False,
            )  # fmt: skip
            said = {name.lower(): value for name, value in response.headers.items()}
            content = (
                _read(response, said, service, bounds, until) if response.status == 200 else b""
            )
            response.close()
            return Reply(response.status, said, content)
    except HTTPError as error:
        raise NoReply(service.host, type(error).__name__) from error


def _host(service: Service) -> str:
    usual = 443 if service.is_https else 80
    return service.host if service.port == usual else f"{service.host}:{service.port}"


def _pool(service: Service, number: str) -> urllib3.HTTPConnectionPool:
    timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS)
    if service.is_https:
        return urllib3.HTTPSConnectionPool(
            number, service.port, timeout=timeout, cert_reqs="CERT_REQUIRED",
            server_hostname=service.host, assert_hostname=service.host,
        )  # fmt: skip
    return urllib3.HTTPConnectionPool(number, service.port, timeout=timeout)


def _read(
    response: urllib3.BaseHTTPResponse,
    headers: Mapping[str, str],
    service: Service,
    bounds: Bounds,
    until: float,
) -> bytes:
    encoding = headers.get("content-encoding", "identity").lower()
    if encoding not in {"gzip", "identity", ""}:
        raise MalformedReply(encoding[:20])
    length = headers.get("content-length", "")
    if length.isdigit() and int(length) > bounds.largest:
        raise TooMuch(service.host)
    # Unpacked by hand, never more of it than is allowed: a small reply can unpack to gigabytes.
    unpacking = zlib.decompressobj(zlib.MAX_WBITS | 16) if encoding == "gzip" else None
    content = bytearray()
    # As much as has come, not as much as could come: who sends a byte a second does not hold us.
    while chunk := response.read1(CHUNK, decode_content=False):
        if time.monotonic() > until:
            raise NoReply(service.host, "slow")
        content += _unpacked(unpacking, chunk, bounds.largest + 1 - len(content))
        if len(content) > bounds.largest:
            raise TooMuch(service.host)
    if unpacking is not None and not unpacking.eof:
        raise NoReply(service.host, "cut")
    return bytes(content)


def _unpacked(unpacking: Any, chunk: bytes, room: int) -> bytes:
    if unpacking is None:
        return chunk
    try:
        return bytes(unpacking.decompress(chunk, room))
    except zlib.error as error:
        raise MalformedReply("gzip") from error
