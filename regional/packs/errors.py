"""Where a rule about packs says no."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from core.errors import Refusal

if TYPE_CHECKING:
    from regional.models import PackText


class PackIssued(Refusal):
    """What was issued stays as it is."""

    code = "pack_issued"

    def __init__(self) -> None:
        super().__init__(_("The pack has been issued, and is not changed any more. Begin another."))


class PackGone(Refusal):
    """Another officer discarded the pack."""

    code = "gone"

    def __init__(self) -> None:
        super().__init__(_("Somebody discarded this pack meanwhile. Your text is below."))


class TextChanged(Refusal):
    """Another officer saved the same place while this one was writing."""

    code = "stale_edit"

    def __init__(self, theirs: "PackText") -> None:
        self.theirs = theirs
        super().__init__(
            _("%(name)s saved this while you were writing. Choose what to keep.")
            % {"name": theirs.changed_by_name or _("Somebody")}
        )


class PackChanged(Refusal):
    """The pack was changed after it was looked at."""

    code = "stale_edit"

    def __init__(self) -> None:
        super().__init__(
            _("Somebody changed the pack after you opened this page. Look at it again.")
        )


class DayToCome(Refusal):
    """A pack tells of a day that has been."""

    code = "day_to_come"

    def __init__(self) -> None:
        super().__init__(_("The day is still to come. Choose today, or a day that has been."))


class AreaElsewhere(Refusal):
    """The employment area is not in the authority's area on the day."""

    code = "outside_area"

    def __init__(self) -> None:
        super().__init__(
            _("The employment area has no municipality of this authority on that day.")
        )
