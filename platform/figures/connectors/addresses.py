"""Where the service may go to fetch figures: to the hosts of settings.FIGURE_SERVICES, and nowhere else."""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from figures.errors import FiguresRefused

NAT64 = ipaddress.ip_network("64:ff9b::/96")
SIX_TO_FOUR = ipaddress.ip_network("2002::/16")


class NotAllowed(FiguresRefused):
    """An address is not among those that the settings allow, or leads into a network of one's own."""

    code = "address_not_allowed"

    def __init__(self, what: str) -> None:
        super().__init__(
            _("“%(what)s” is not a service from which figures may be fetched.") % {"what": what}
        )


class NotFound(FiguresRefused):
    """The host has no address at the moment."""

    code = "host_not_found"

    def __init__(self, host: str) -> None:
        super().__init__(
            _("The service at %(host)s cannot be found on the network. It is tried again.")
            % {"host": host}
        )


@dataclass(frozen=True, slots=True)
class Service:
    """A service of the settings: where its interface begins. `nearby` is one of the operator's own network."""

    host: str
    port: int
    path: str
    is_https: bool
    nearby: bool

    @property
    def address(self) -> tuple[str, int, bool]:
        """What must stay the same, whatever is asked of the service: host, port, https or not."""
        return self.host, self.port, self.is_https


def service_named(name: str) -> Service:
    """Return a service of the settings.

    Raises NotAllowed when there is none of the name, or when it is neither https nor declared to be nearby.
    """
    said = settings.FIGURE_SERVICES.get(name)
    if said is None:
        raise NotAllowed(name)
    parts = urlsplit(str(said["base"]))
    nearby = bool(said.get("nearby"))
    host = parts.hostname or ""
    if not host.isascii() or parts.username or (parts.scheme != "https" and not nearby):
        raise NotAllowed(str(said["base"]))
    is_https = parts.scheme == "https"
    port = parts.port or (443 if is_https else 80)
    return Service(host, port, parts.path.rstrip("/"), is_https, nearby)


def resolved(service: Service) -> str:
    """Return one address of the service, all of them having been looked at; the connection is made to that very one.

    Raises NotFound, and NotAllowed when any leads to a network of one's own.
    """
    try:
        found = socket.getaddrinfo(service.host, service.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotFound(service.host) from error
    numbers = [str(entry[4][0]) for entry in found]
    if not numbers:
        raise NotFound(service.host)
    if not service.nearby and not all(is_public(number) for number in numbers):
        raise NotAllowed(service.host)
    return numbers[0]


def is_public(number: str) -> bool:
    """Tell whether an address is one of the open internet, also when it carries another one inside."""
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(str(address.ipv4_mapped))
        if address in NAT64:
            return is_public(str(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)))
        if address in SIX_TO_FOUR:
            return is_public(str(ipaddress.IPv4Address((int(address) >> 80) & 0xFFFFFFFF)))
    return address.is_global and not address.is_multicast
