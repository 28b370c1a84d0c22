"""From nothing but the installed packages to the demo's first page, and again from what the first start has left."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from bench.timing import tell

LASTING = "/var/tmp"  # where the database's own user may go too


def main() -> dict[str, float]:
    """Start twice in a folder of its own, at a port of its own; what is there of a demo is not touched."""
    folder = Path(tempfile.mkdtemp(prefix="kotopolku-bench-", dir=LASTING))
    folder.chmod(0o755)
    try:
        first, again = started(folder), started(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return {"demo_first_s": first, "demo_again_s": again}


def started(folder: Path) -> float:
    """Start the demo, ask for the front page until it comes, stop it; return the seconds until it came."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "CELERY_BROKER_URL", "CACHE_URL"}
    } | {"KOTOPOLKU_DATA": str(folder), "PORT": str(port)}
    begun = time.monotonic()
    demo = subprocess.Popen(
        [sys.executable, "-m", "config.run", "demo"], env=environment, stdout=subprocess.DEVNULL
    )
    try:
        while not answers(port):
            assert demo.poll() is None, "the demo ended by itself"
            time.sleep(0.02)
        return time.monotonic() - begun
    finally:
        demo.send_signal(signal.SIGINT)
        demo.wait(60)


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/fi/", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


if __name__ == "__main__":
    tell(main())
