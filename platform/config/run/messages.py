"""Compiling the translations without gettext's programs."""

from pathlib import Path

import polib

from config.run.places import ROOT

LOCALE = ROOT / "platform" / "locale"


def compile_messages() -> int:
    """Make each .mo file that is missing or older than its .po file."""
    for po in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        mo: Path = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            polib.pofile(str(po)).save_as_mofile(str(mo))
    return 0
