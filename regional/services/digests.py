"""Letters on what has changed in saved views: one for each period, whatever the outages."""

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import override

from accounts.services import Letter, queue_mail, write_letter
from core.clock import today
from regional.digests import Change, changes_between, in_words, period_of, state_of_view
from regional.models import Digest, Pace, SavedView, Subscription
from tenants.entry import front_door
from tenants.models import Officer


def send_digests() -> int:
    """Send each letter that this week or month still owes; return how many."""
    return sum(_tell(subscription) for pace in Pace.values for subscription in _due(pace))


def _due(pace: str) -> list[Subscription]:
    """Return the subscriptions whose period has not been seen to, of people who still may read the view."""
    told = Digest.objects.filter(subscription=OuterRef("pk"), period=period_of(pace))
    offices = Officer.objects.valid(today()).filter(
        user_id=OuterRef("person_id"),
        authority_id=OuterRef("view__authority_id"),
        user__is_active=True,
    )
    found = Subscription.objects.filter(~Exists(told), Exists(offices), pace=pace)
    return list(found.select_related("view__authority", "person"))


@transaction.atomic
def _tell(subscription: Subscription) -> bool:
    """See to one period, with a letter if anything has changed; tell whether one was sent."""
    period = period_of(subscription.pace)
    digest, is_new = Digest.objects.get_or_create(
        subscription=subscription, period=period, defaults={"changes": 0}
    )
    if not is_new:
        return False  # another worker was first
    language = subscription.person.language
    with override(language):
        state = state_of_view(subscription.view)
    changes = changes_between(subscription.told, state)
    if changes:
        letter = _letter(subscription, changes)
        queue_mail(letter, to=subscription.person.email, kind="region.digest")
    digest.changes = len(changes)
    digest.save(update_fields=["changes"])
    Subscription.objects.filter(pk=subscription.pk).update(told=state, told_on=today())
    return bool(changes)


def _letter(subscription: Subscription, changes: list[Change]) -> Letter:
    language, view = subscription.person.language, subscription.view
    with override(language):
        told = [_line(view, change) for change in changes]
    context = {
        "view": view,
        "lines": told,
        "since": subscription.told_on,
        "address": front_door(f"/{language}/region/{view.authority_id}/views/"),
    }
    return write_letter("regional/mail/digest.txt", context, language=language)


def _line(view: SavedView, change: Change) -> str:
    return f"{change.name}: {in_words(view, change.before)} → {in_words(view, change.after)}"
