"""What the rows tell of a step."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """What the rows tell of a step: has it begun, is it complete, what is wrong, and how far it is, in words."""

    begun: bool
    complete: bool
    needs: tuple[str, ...] = ()
    done: int = 0
    total: int = 0
    note: str = ""


def counted(
    total: int, done: int, needs: tuple[str, ...], note: str, *, begun: bool | None = None
) -> Told:
    """Tell of rows of which some are as they should be; `note` says how many, with %(done)s and %(total)s."""
    has_begun = total > 0 if begun is None else begun
    return Told(
        begun=has_begun,
        complete=total > 0 and done == total and not needs,
        needs=needs if has_begun else (),
        done=done,
        total=total,
        note=note % {"done": done, "total": total} if total else "",
    )
