"""The six digits that an authenticator app would show for the demo's people."""

import base64
import hashlib
import hmac
import time

from config.demo.files import sign_ins
from config.postgres import ServerTrouble
from config.run.terminal import say

PERIOD = 30  # seconds


def code(arguments: list[str]) -> int:
    """Print the code of the person whose e-mail address is given, or everybody's.

    Raises ServerTrouble when nobody in the demo has the address.
    """
    wanted = [address.lower() for address in arguments]
    found = [person for person in sign_ins() if not wanted or person.email in wanted]
    if not found:
        known = ", ".join(person.email for person in sign_ins())
        raise ServerTrouble(f"Nobody in the demo has that address; there are {known}.")
    moment = time.time()
    for person in found:
        digits = one_time_code(person.secret, moment)
        say(digits if wanted else f"{digits}  {person.email}")
    return 0


def one_time_code(secret: str, moment: float) -> str:
    """Return the code of a base32 secret at a moment (RFC 6238: SHA-1, six digits, thirty seconds)."""
    counter = int(moment // PERIOD).to_bytes(8, "big")
    mac = hmac.digest(base64.b32decode(secret), counter, hashlib.sha1)
    start = mac[-1] & 15
    number = int.from_bytes(mac[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
