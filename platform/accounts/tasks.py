"""What the worker does about people."""

from uuid import UUID

from accounts.models import Mail
from accounts.services import SEND, deliver, publish_sending
from core.tasks import task


@task(SEND, door="front", asked_by_workspaces=True)
def send_mail(mail_id: str) -> None:
    """Send one mail, unless it has been sent."""
    deliver(UUID(mail_id))


@task("accounts.send_what_is_left", door="front")
def send_what_is_left() -> None:
    """Ask again for mails that could not be handed over, or whose task was lost."""
    for mail_id in Mail.objects.due().values_list("pk", flat=True)[:1000]:
        publish_sending(mail_id)
