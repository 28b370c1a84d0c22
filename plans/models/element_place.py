from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from plans.models.plan import Plan
from tenants.rows import Editable


class ElementPlace(Editable):
    """Where in the host document an element of an embedded plan stands."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="places")
    # The code of the rule set's element, for example "E4": it outlives a change of rule set.
    element = models.CharField(_("element"), max_length=40)
    chapter = models.CharField(_("chapter"), max_length=100, blank=True)
    page = models.CharField(_("page"), max_length=20, blank=True)

    class Meta:
        ordering = ["element"]
        verbose_name = _("place of an element in the other document")
        verbose_name_plural = _("places of elements in the other document")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "element"],
                name="plans_an_element_stands_in_one_place",
                violation_error_message=_("The place of this element is known already."),
            ),
            models.CheckConstraint(
                condition=~Q(chapter="") | ~Q(page=""),
                name="plans_a_place_is_a_chapter_or_a_page",
                violation_error_message=_("Give the chapter or the page."),
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """The place as it is read: the chapter, and the page."""
        page = gettext("page %(page)s") % {"page": self.page} if self.page else ""
        return ", ".join(filter(None, (self.chapter, page)))
