"""The first contact with the regional authority about a plan."""

from django.db import transaction

from accounts.models import User
from audit.services import record
from core.clock import today
from plans.models import FirstContact, Plan


@transaction.atomic
def note_first_contact(plan: Plan, *, by: User) -> FirstContact:
    """Record that the authority was contacted about a plan today, if it is the first time; return when it first was."""
    contact, made = FirstContact.objects.get_or_create(
        plan=plan, defaults={"on": today(), "by_id": by.pk, "by_name": str(by)[:120]}
    )
    if made:
        record("plan.authority_contacted", plan, by=by, on=contact.on.isoformat())
    return contact
