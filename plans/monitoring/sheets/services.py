"""Keeping what a sheet said, and writing it once it is confirmed."""

from collections.abc import Sequence
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record, record_each
from core.clock import now
from core.errors import Refusal
from plans.editing import plain
from plans.models import Indicator, IndicatorValue, Plan, ValueUpload
from plans.monitoring.services import check_level
from plans.monitoring.sheets.queries import Entry, Kind, beside, lines_of
from plans.monitoring.sheets.reading import Mistake, read_values

KEPT = timedelta(days=1)


class ChangedMeanwhile(Refusal):
    """Values were saved by others after the sheet was looked at; nothing has been written."""

    code = "changed_meanwhile"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Somebody saved values while you were looking at the sheet. Nothing was written:"
                " look at what changes now, and confirm again."
            )
        )


@transaction.atomic
def keep_upload(
    plan: Plan, content: bytes, *, file_name: str, indicators: Sequence[Indicator], by: User
) -> ValueUpload:
    """Read a sheet and keep what it says for a day, in place of the person's earlier one.

    Raises the refusals of `core.workbooks`.
    """
    lines, mistakes = read_values(content, known={each.pk for each in indicators})
    entries = beside(lines, indicators)
    wrong = {entry.line: words for entry in entries if (words := _wrong_level(entry))}
    mistakes += [Mistake(f"F{line.row}", words) for line, words in wrong.items()]
    ValueUpload.objects.filter(user_id=by.pk).delete()
    ValueUpload.objects.filter(made_at__lt=now() - KEPT).delete()
    return ValueUpload.objects.create(
        plan=plan,
        user_id=by.pk,
        file_name=file_name[:200],
        lines=[_kept(entry) for entry in entries if entry.line not in wrong],
        mistakes=[[mistake.cell, mistake.words] for mistake in mistakes],
    )


@transaction.atomic
def write_values(upload: ValueUpload, *, indicators: Sequence[Indicator], by: User) -> int:
    """Write what the sheet adds and changes, all of it or nothing; return how many values that was.

    Raises ChangedMeanwhile; the kept sheet then tells what would change now, after `look_again`.
    """
    kept = lines_of(upload)
    seen = dict(kept)
    locked = IndicatorValue.objects.select_for_update().filter(indicator__in=indicators)
    list(locked.values_list("pk"))
    entries = beside([line for line, _version in kept], indicators)
    if any(entry.version != seen[entry.line] for entry in entries):
        raise ChangedMeanwhile
    new = [_new(entry, by) for entry in entries if entry.kind is Kind.NEW]
    changed = [
        (entry.there, _changed(entry, entry.there, by))
        for entry in entries
        if entry.kind is Kind.CHANGED and entry.there
    ]
    try:
        with transaction.atomic():
            IndicatorValue.objects.bulk_create(new)
    except IntegrityError as error:
        raise ChangedMeanwhile from error  # somebody recorded one of the years at this moment
    IndicatorValue.objects.bulk_update(
        [row for _there, row in changed],
        ["value", "note", "version", "changed_at", "changed_by_id", "changed_by_name"],
        batch_size=500,
    )
    record_each("indicatorvalue.added", ((row, {"sheet": upload.file_name}) for row in new), by=by)
    record_each("indicatorvalue.changed", (_told(there, row) for there, row in changed), by=by)
    record("values.recorded", upload.plan, by=by, sheet=upload.file_name, new=len(new), changed=len(changed))  # fmt: skip
    upload.delete()
    return len(new) + len(changed)


def look_again(upload: ValueUpload, *, indicators: Sequence[Indicator]) -> ValueUpload:
    """Set the kept sheet beside the values as they are now."""
    lines = [line for line, _version in lines_of(upload)]
    upload.lines = [_kept(entry) for entry in beside(lines, indicators)]
    upload.save()
    return upload


def _wrong_level(entry: Entry) -> str:
    try:
        check_level(entry.indicator, entry.line.value, entry.line.note)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _kept(entry: Entry) -> list[object]:
    line = entry.line
    return [
        line.row, str(line.indicator), line.year, plain(line.value), line.note, entry.version,
    ]  # fmt: skip


def _new(entry: Entry, by: User) -> IndicatorValue:
    return IndicatorValue(
        indicator=entry.indicator,
        year=entry.line.year,
        value=entry.line.value,
        note=entry.line.note,
        changed_by_id=by.pk,
        changed_by_name=str(by)[:120],
    )


def _changed(entry: Entry, there: IndicatorValue, by: User) -> IndicatorValue:
    row = IndicatorValue(pk=there.pk, indicator=entry.indicator, year=entry.line.year)
    row.value, row.note = entry.line.value, entry.line.note
    row.version, row.changed_at = there.version + 1, now()
    row.changed_by_id, row.changed_by_name = by.pk, str(by)[:120]
    return row


def _told(there: IndicatorValue, row: IndicatorValue) -> tuple[IndicatorValue, dict[str, object]]:
    before = (plain(there.value), there.note)
    after = (plain(row.value), row.note)
    names = ("value", "note")
    changes = {
        name: [was, is_now]
        for name, was, is_now in zip(names, before, after, strict=True)
        if was != is_now
    }
    return row, {"changes": changes}
