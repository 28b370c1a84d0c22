"""Compiling the translations without gettext's programs, and seeing that none is missing."""

import re
from collections.abc import Iterator
from pathlib import Path

import polib

from config.postgres import ServerTrouble
from config.run.places import ROOT
from config.run.terminal import say

LOCALE = ROOT / "platform" / "locale"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


def messages(arguments: list[str]) -> int:
    """Compile what has changed; with --check return 1 when a translation is missing, doubtful or has other placeholders.

    Raises ServerTrouble when a catalogue cannot be read.
    """
    compile_messages()
    if arguments != ["--check"]:
        return 0
    faults = [
        f"{po.relative_to(ROOT)}: {fault}" for po in _catalogues() for fault in _faults(_read(po))
    ]
    for fault in faults:
        say(fault)
    return 1 if faults else 0


def compile_messages() -> None:
    """Make each .mo file that is missing or older than its .po file.

    Raises ServerTrouble when a catalogue cannot be read.
    """
    for po in _catalogues():
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            fresh = mo.with_suffix(".new")
            _read(po).save_as_mofile(str(fresh))
            fresh.replace(mo)  # whole at once: a server may be reading the old one


def _catalogues() -> list[Path]:
    return sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def _read(po: Path) -> polib.POFile:
    try:
        return polib.pofile(str(po))
    except (OSError, UnicodeDecodeError) as error:
        raise ServerTrouble(f"The translations cannot be read: {error}") from None


def _faults(catalogue: polib.POFile) -> Iterator[str]:
    for entry in catalogue:
        if entry.obsolete:
            continue
        if not entry.translated():
            yield f"missing or doubtful: {entry.msgid!r}"
            continue
        wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            if not set(PLACEHOLDER.findall(text)) <= wanted or (
                not entry.msgid_plural and set(PLACEHOLDER.findall(text)) != wanted
            ):
                yield f"other placeholders: {entry.msgid!r}"
