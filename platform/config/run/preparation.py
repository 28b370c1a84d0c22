"""Preparing the demo's database in one process; what was prepared of the same migrations and data is left as it is."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from config.run.places import ROOT, data_folder

KEYED_BY = ("*/migrations/*.py", "*/data/*", "tenants/provisioning/*.py", "tenants/database/*.py")
COMMANDS = (["prepare_database"], ["load_register"], ["load_catalogue"])


def prepare() -> None:
    """Bring the database up to the code, and open the workspaces of Uusimaa.

    Raises subprocess.CalledProcessError when a step fails; it has said why.
    """
    stamp = data_folder("demo") / "prepared"
    state = _state()
    if stamp.exists() and stamp.read_text() == state:
        return
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_AS_OWNER"}
    for command in (*COMMANDS, ["open_region", "01"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True)  # noqa: S603
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(state)


def _state() -> str:
    paths: set[Path] = {
        path for pattern in KEYED_BY for root in (ROOT / "platform", ROOT) for path in root.glob(pattern) if path.is_file()
    }
    paths |= set((ROOT / "platform").glob("*/*/migrations/*.py"))
    content = hashlib.sha256(os.environ["DATABASE_URL"].encode())
    for path in sorted(paths):
        content.update(path.read_bytes())
    return content.hexdigest()
