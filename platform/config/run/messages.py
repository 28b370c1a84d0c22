"""Compiling the translations without gettext's programs."""

from pathlib import Path

import polib

from config.postgres import ServerTrouble
from config.run.places import ROOT

LOCALE = ROOT / "platform" / "locale"


def compile_messages(_arguments: list[str] | None = None) -> int:
    """Make each .mo file that is missing or older than its .po file.

    Raises ServerTrouble when a .po file cannot be read.
    """
    for po in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            _compile(po, mo)
    return 0


def _compile(po: Path, mo: Path) -> None:
    fresh = mo.with_suffix(".new")
    try:
        polib.pofile(str(po)).save_as_mofile(str(fresh))
    except (OSError, UnicodeDecodeError) as error:
        raise ServerTrouble(f"The translations cannot be compiled: {error}") from None
    fresh.replace(mo)  # whole at once: a server may be reading the old one
