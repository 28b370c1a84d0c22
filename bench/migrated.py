"""Run `migrate_schemas` in this process; print how long it was at the workspaces, beyond reading and rendering the migrations."""

import sys
import time
from typing import Any

import django
from django.core.management import call_command


def main() -> float:
    from tenants.provisioning.executor import ReplayExecutor

    spent: list[float] = []
    replay = ReplayExecutor._replay

    def timed(self: Any, workspaces: list[Any], *args: Any) -> None:
        assert len(workspaces) == 300
        begun = time.perf_counter()
        replay(self, workspaces, *args)
        spent.append(time.perf_counter() - begun)

    ReplayExecutor._replay = timed
    call_command("migrate_schemas", tenant=True, interactive=False, verbosity=0)
    (took,) = spent
    return took


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(f"{main()}\n")
