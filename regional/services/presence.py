"""Noting who is at a report, and keeping what they type until they save it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.clock import now
from core.errors import Refusal
from core.permissions import require
from regional.models import Coverage, Presence
from regional.permissions import can_review
from regional.queries.presence import STILL_THERE
from tenants.models import Officer

LARGEST = 100_000  # characters in one form


class TooLarge(Refusal):
    """More was typed than the form takes."""

    code = "draft_too_large"

    def __init__(self) -> None:
        super().__init__(_("This is too large to keep as a draft. Shorten the text."))


@transaction.atomic
def note_presence(coverage: Coverage, *, by: Officer) -> Presence:
    """Note that an officer has a report open: since now, or since they came if they have not been away since."""
    require(can_review, by)
    moment = now()
    here, made = Presence.objects.select_for_update().get_or_create(
        coverage=coverage,
        user_id=by.user_id,
        defaults={"user_name": str(by.user)[:120], "since": moment, "seen_at": moment},
    )
    if not made:
        if here.seen_at <= moment - STILL_THERE:
            here.since = moment
        here.seen_at, here.user_name = moment, str(by.user)[:120]
        here.save(update_fields=["since", "seen_at", "user_name"])
    return here


@transaction.atomic
def keep_typed(
    coverage: Coverage, form: str, fields: Mapping[str, str], *, by: Officer
) -> datetime:
    """Keep what an officer has typed into a form, instead of what was kept of it before; return when.

    Raises TooLarge.
    """
    if sum(map(len, fields.values())) > LARGEST:
        raise TooLarge
    here = note_presence(coverage, by=by)
    here.typed[form] = {"fields": dict(fields), "saved_at": here.seen_at.isoformat()}
    here.save(update_fields=["typed"])
    return here.seen_at


def forget_typed(coverage: Coverage, form: str, *, by: Officer) -> None:
    """Forget what an officer typed into a form."""
    here = Presence.objects.filter(coverage=coverage, user_id=by.user_id).first()
    if here is not None and here.typed.pop(form, None) is not None:
        here.save(update_fields=["typed"])


def leave(coverage: Coverage, *, by: Officer) -> None:
    """Note that an officer is done with a report: nobody is told any more that they have it open."""
    Presence.objects.filter(coverage=coverage, user_id=by.user_id).delete()
