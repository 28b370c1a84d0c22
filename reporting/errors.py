"""What keeps a report from being written or sent, in words for whoever asked."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.errors import Refusal
from regional.contracts import ObligationView
from ui.formats import date_words

if TYPE_CHECKING:
    from reporting.findings import Finding
    from reporting.models import Submission


class NothingAwaited(Refusal):
    """No report is awaited now: none is open, or this one is with the authority."""

    code = "nothing_awaited"

    def __init__(self, upcoming: ObligationView | None = None) -> None:
        self.upcoming = upcoming
        if upcoming is None:
            super().__init__(_("No report is awaited from you now."))
        else:
            super().__init__(
                _("No report is awaited from you now. The next one opens on %(day)s.")
                % {"day": date_words(upcoming.opens_on)}
            )


class ReportClosed(Refusal):
    """The report has been sent, and is not to be changed unless the authority returns it."""

    code = "report_closed"

    def __init__(self) -> None:
        super().__init__(
            _("This report has been sent. It can be changed only if the authority returns it.")
        )


class NotReady(Refusal):
    """Something must be mended before the report can be sent."""

    code = "not_ready"

    def __init__(self, findings: "list[Finding]") -> None:
        self.findings = findings
        words = ngettext(
            "One thing must be mended before the report can be sent.",
            "%(count)s things must be mended before the report can be sent.",
            len(findings),
        ) % {"count": len(findings)}
        super().__init__(" ".join([words, *(finding.text for finding in findings)]))


class ContentChanged(Refusal):
    """Somebody changed the plan or the report after the person looked at what would be sent."""

    code = "content_changed"

    def __init__(self) -> None:
        super().__init__(
            _(
                "The plan or the report has changed since you opened this page. "
                "Look at it again before you send it."
            )
        )


class KeyUsed(Refusal):
    """The idempotency key has sent something else already."""

    code = "idempotency_key_used"

    def __init__(self, submission: "Submission") -> None:
        self.submission = submission
        super().__init__(
            _("A report with other contents was sent with the same key: %(reference)s.")
            % {"reference": submission.reference}
        )
