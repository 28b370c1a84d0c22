"""Where the advice desk, a round or a saved view says no."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from core.errors import Refusal

if TYPE_CHECKING:
    from regional.models import PublishedAnswer


class MessageMissing(Refusal):
    """A message says something."""

    code = "message_missing"

    def __init__(self) -> None:
        super().__init__(_("Write the message."))


class ThreadClosed(Refusal):
    """The question has been closed."""

    code = "question_closed"

    def __init__(self) -> None:
        super().__init__(_("This question has been closed meanwhile. Open it again to go on."))


class ThreadOpen(Refusal):
    """The question is not closed."""

    code = "question_open"

    def __init__(self) -> None:
        super().__init__(_("This question is open: write in it."))


class ThreadUnanswered(Refusal):
    """Only what was answered is published."""

    code = "question_unanswered"

    def __init__(self) -> None:
        super().__init__(
            _("Answer the question first: question and answer are published together.")
        )


class PublishedMeanwhile(Refusal):
    """Another officer published or changed the answer meanwhile."""

    code = "stale_edit"

    def __init__(self, theirs: "PublishedAnswer | None") -> None:
        self.theirs = theirs
        super().__init__(
            _(
                "Somebody else changed the published text meanwhile. It stands beside yours: put together what is to stay."
            )
        )


class PersonalData(Refusal):
    """What is to be published looks as if it told of somebody."""

    code = "personal_data"

    def __init__(self, suspects: list[str]) -> None:
        self.suspects = suspects
        super().__init__(
            _(
                "This may tell who asked or of whom it is: %(words)s. Change it, or confirm that it does not."
            )
            % {"words": ", ".join(suspects)}
        )


class QuestionMissing(Refusal):
    """A question has a title and a text."""

    code = "question_missing"

    def __init__(self) -> None:
        super().__init__(_("Say in a few words what the question is about, and write it."))


class NameTaken(Refusal):
    """A person's views have names of their own."""

    code = "view_name_taken"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("You have a view called “%(name)s” already. Give this one another name.")
            % {"name": name}
        )
