"""Publishing what was answered, without names, for all authorities and municipalities to find."""

from django.db import transaction

from audit.services import record
from core.clock import now
from regional.errors import PersonalData, PublishedMeanwhile, ThreadUnanswered
from regional.models import AdviceThread, EntryKind, PublishedAnswer
from regional.personal import personal_in
from regional.queries.advice import one_entry_at_a_time
from regional.services.advice import refuse_strangers
from tenants.models import Officer


@transaction.atomic
def publish_answer(
    thread: AdviceThread,
    *,
    by: Officer,
    version: int,
    said: dict[str, str],
    confirmed: bool = False,
) -> PublishedAnswer:
    """Publish a question and its answer in the words of `said` (title, question, answer), or change what was published.

    `version` is that of the text that the officer saw, 0 for none. What looks like somebody's name, address or number is refused
    until the officer has looked at it and confirmed that it is nobody's.
    Raises PermissionDenied, ThreadUnanswered, PersonalData, PublishedMeanwhile.
    """
    refuse_strangers(thread, by)
    one_entry_at_a_time(thread.pk)
    if not thread.entries.filter(kind=EntryKind.ANSWER).exists():
        raise ThreadUnanswered
    known = PublishedAnswer.objects.filter(thread=thread).first()
    if (known.version if known else 0) != version:
        raise PublishedMeanwhile(known)
    suspects = suspects_of(thread, said)
    if suspects and not confirmed:
        raise PersonalData(suspects)
    moment = now()
    row = known or PublishedAnswer(thread=thread, version=0, published_at=moment)
    row.authority_id, row.theme_id, row.language = by.authority_id, thread.theme_id, thread.language
    row.title, row.question, row.answer = said["title"], said["question"], said["answer"]
    if row.taken_down_at is not None:
        row.published_at, row.taken_down_at = moment, None
    row.version, row.changed_at = row.version + 1, moment
    row.save()
    record("advice.published", row, by=by.user, confirmed=suspects)
    return row


@transaction.atomic
def take_down(published: PublishedAnswer, *, by: Officer) -> None:
    """Take a published answer out of the memory; it can be published again.

    Raises PermissionDenied.
    """
    refuse_strangers(published.thread, by)
    published.taken_down_at = published.changed_at = now()
    published.version += 1
    published.save(update_fields=["taken_down_at", "changed_at", "version"])
    record("advice.taken_down", published, by=by.user)


def suspects_of(thread: AdviceThread, said: dict[str, str]) -> list[str]:
    """Return what in the texts may be personal, or tells which municipality asked."""
    names = {name for name in thread.entries.values_list("by_name", flat=True) if name}
    place = thread.municipality
    return personal_in(
        "\n".join(said.values()), names=[*sorted(names), place.name_fi, place.name_sv]
    )
