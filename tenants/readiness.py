"""Whether this process may serve: the database is as it must be. It is verified at the first question, and again each minute."""

import logging
from threading import Lock
from time import monotonic

from tenants.checks import found, pooler_faults

SECONDS = 60.0
log = logging.getLogger(__name__)


class Readiness:
    """Remembers for a minute that all was well; what is wrong is asked again each time, and written to the log."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._well_until = 0.0
        self._pooler_seen = False

    def is_well(self) -> bool:
        """Tell whether the database is as it must be.

        Raises DatabaseError when it does not answer.
        """
        with self._lock:
            if self._well_until > monotonic():
                return True
            wrong = found()
            if not self._pooler_seen:  # where we connect to does not change while we live
                wrong += [str(fault.msg) for fault in pooler_faults()]
                self._pooler_seen = not wrong
            for fault in wrong:
                log.error("not ready: %s", fault)
            if not wrong:
                self._well_until = monotonic() + SECONDS
            return not wrong

    def forget(self) -> None:
        """Verify anew at the next question."""
        self._well_until, self._pooler_seen = 0.0, False


readiness = Readiness()
