"""How much memory the web server and the worker hold at most, after they have seen 300 workspaces."""

import http.client
import os
import socket
import subprocess
import sys
import time
from typing import Any

import django
import psutil
import psycopg

from bench.timing import peak_mb, tell

GUNICORN = (
    "gunicorn", "config.wsgi:application", "--worker-class", "gthread", "--workers", "1", "--threads", "4",
    "--no-control-socket", "--log-level", "error",
)  # fmt: skip
CELERY = (
    "celery", "-A", "config", "--quiet", "worker", "--include", "bench.tasks", "--concurrency", "2", "--loglevel", "ERROR",
    "--without-gossip", "--without-mingle",
)  # fmt: skip


def main() -> dict[str, float]:
    return {"memory_web_mb": web(), "memory_worker_mb": worker()}


def web() -> float:
    """Visit the plan of each workspace as its coordinator, on four threads' connections; return the largest process."""
    from core.connection import bound_connection
    from tenants.database.binding import shared_binding

    bound_connection().bind(shared_binding("front"))
    sessions = coordinators()
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(64)
        port = door.getsockname()[1]
        command = [sys.executable, "-m", *GUNICORN, "--bind", f"fd://{door.fileno()}"]
        with subprocess.Popen(command, pass_fds=[door.fileno()]) as server:
            try:
                for _ in range(2):
                    for host, session in sessions.items():
                        visit(port, host, session)
                return largest(server.pid)
            finally:
                server.terminate()


def coordinators() -> dict[str, str]:
    """Make one person coordinator everywhere, with a session at each host."""
    from tenants.context import at_front_door, inside
    from tenants.models import Workspace
    from tests.access.scene import ARRIVED, new_session
    from tests.isolation.makers import fill
    from tests.makers import make_member, make_user

    person = make_user("Everywhere Coordinator")
    with at_front_door():
        workspaces = list(Workspace.objects.all())
    found = {}
    for workspace in workspaces:
        make_member(person, workspace=workspace, role="coordinator")
        with inside(workspace):
            fill("A text of some length for a plan")
            found[workspace.host] = new_session(person, ARRIVED)
    return found


def visit(port: int, host: str, session: str) -> None:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    asked.request("GET", "/fi/plan/", headers={"Host": host, "Cookie": f"sessionid={session}"})
    answer = asked.getresponse()
    assert answer.status == 200, (host, answer.status)
    answer.read()
    asked.close()


def worker() -> float:
    """Let the worker do a task in each workspace; return the largest process."""
    from bench.tasks import look_at_the_plan
    from tenants.context import at_front_door, inside
    from tenants.models import Workspace

    with at_front_door():
        workspaces = list(Workspace.objects.all())
    for workspace in workspaces:
        with inside(workspace):
            look_at_the_plan.delay()
    with subprocess.Popen([sys.executable, "-m", *CELERY]) as process:
        try:
            with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as admin:
                assert left(admin)
                end = time.monotonic() + 300
                while left(admin):
                    assert time.monotonic() < end, "the worker does not come to an end"
                    time.sleep(0.2)
            return largest(process.pid)
        finally:
            process.terminate()


def left(admin: Any) -> int:
    (number,) = admin.execute("SELECT count(*) FROM pgmq.q_celery").fetchone()
    return int(number)


def largest(pid: int) -> float:
    process = psutil.Process(pid)
    return max(peak_mb(one.pid) for one in [process, *process.children(recursive=True)])


if __name__ == "__main__":
    django.setup()
    tell(main())
