"""Beginning, writing, issuing and discarding a pack."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import override

from audit.services import record
from core.clock import now, today
from core.documents import fingerprint
from core.permissions import require
from regional.models import Pack, PackText
from regional.packs.content import counted
from regional.packs.errors import (
    AreaElsewhere,
    DayToCome,
    PackChanged,
    PackGone,
    PackIssued,
    TextChanged,
)
from regional.permissions import can_write_packs
from regional.queries.scope import Part, seen_by
from tenants.models import Officer


@transaction.atomic
def begin_pack(*, title: str, on: date, language: str, area: int | None, by: Officer) -> Pack:
    """Begin a pack of the authority's whole area, or of an employment area in it.

    Raises PermissionDenied, DayToCome, AreaElsewhere, ValidationError.
    """
    require(can_write_packs, by)
    if on > today():
        raise DayToCome
    if area is not None and not seen_by(by.authority, Part(employment_area=area), on=on).codes:
        raise AreaElsewhere
    row = Pack(
        authority_id=by.authority_id,
        area_id=area,
        title=title,
        on=on,
        language=language,
        begun_by_name=str(by.user)[:120],
    )
    row.full_clean(exclude=["number", "issued_at", "document"])
    row.save(force_insert=True)
    record("pack.begun", row, by=by.user, authority=by.authority_id)
    return row


@transaction.atomic
def write_text(pack: Pack, place: str, text: str, *, version: int, by: Officer) -> PackText:
    """Write the authority's own text at a place; `version` is what was known of it, 0 where there was none.

    Raises PermissionDenied, PackGone, PackIssued, TextChanged, ValidationError.
    """
    current = _locked(pack, by)
    row = current.texts.filter(place=place).first()
    if (row.version if row else 0) != version:
        raise TextChanged(row or PackText(place=place))
    row = row or PackText(pack=current, place=place, version=0)
    row.text, row.version = text.strip(), row.version + 1
    row.changed_at, row.changed_by_name = now(), str(by.user)[:120]
    row.full_clean()
    row.save()
    current.version += 1
    current.save(update_fields=["version"])
    record("pack.written", current, by=by.user, place=place)
    return row


@transaction.atomic
def issue_pack(pack: Pack, *, version: int, by: Officer) -> Pack:
    """Freeze a pack as it is counted now, with its hash, under the authority's next number.

    Raises PermissionDenied, PackGone, PackIssued, PackChanged.
    """
    current = _locked(pack, by)
    if current.version != version:
        raise PackChanged
    with connection.cursor() as cursor:  # two packs issued at once get two numbers
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('regional.pack ' || %s, 0))",
            [current.authority_id],
        )
    issued = Pack.objects.filter(authority=current.authority_id)
    last = issued.aggregate(last=Max("number"))["last"] or 0
    with override(current.language):
        current.document = counted(current)
    current.content_hash = fingerprint(current.document)
    current.number, current.issued_at = last + 1, now()
    current.issued_by_name = str(by.user)[:120]
    current.save()
    record("pack.issued", current, by=by.user, number=current.number, hash=current.content_hash)
    return current


@transaction.atomic
def discard_pack(pack: Pack, *, version: int, by: Officer) -> None:
    """Remove what was not issued.

    Raises PermissionDenied, PackGone, PackIssued, PackChanged.
    """
    current = _locked(pack, by)
    if current.version != version:
        raise PackChanged
    record("pack.discarded", current, by=by.user)
    current.delete()


def _locked(pack: Pack, by: Officer) -> Pack:
    require(can_write_packs, by)
    current = Pack.objects.select_for_update().filter(pk=pack.pk).first()
    if current is None:
        raise PackGone
    if current.authority_id != by.authority_id:
        raise PermissionDenied
    if current.is_issued:
        raise PackIssued
    return current
