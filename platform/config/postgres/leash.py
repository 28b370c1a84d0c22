"""Children that end with the process that started them, even when that is killed."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1


def ends_with_owner(kind: signal.Signals) -> Callable[[], None] | None:
    """Return what a child runs before its program, so that Linux signals it when its owner ends; elsewhere None.

    For `preexec_fn`. The owner is the thread that starts the child: it has to be one that stays.
    """
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl  # found here: between fork and exec nothing may be loaded
    owner = os.getpid()

    def hold() -> None:
        prctl(PR_SET_PDEATHSIG, int(kind))
        if os.getppid() != owner:  # it ended before the leash was on
            os.kill(os.getpid(), signal.SIGKILL)

    return hold
