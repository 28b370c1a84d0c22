"""Forms of step 1: the plan itself, the bodies and the milestones."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.models import Element, OrganisationKind, Step
from plans.forms import RowForm, Version
from plans.models import Body, ElementPlace, Milestone, Plan, PlanForm
from plans.models.plan import FIRST_YEAR, LAST_YEAR
from plans.preparation.places import Placed
from ui.fields import DateField, LineField, TextField, YearField

LANGUAGES = [("fi", _("Finnish")), ("sv", _("Swedish")), ("en", _("English"))]
PERSON, SHORT = 120, 20


class StartForm(RowForm):
    """A new plan: what it is called, which years it covers and in what language it is written."""

    title = LineField(label=_("Title"))
    first_year = YearField(label=_("First year"), first=FIRST_YEAR, last=LAST_YEAR)
    last_year = YearField(label=_("Last year"), first=FIRST_YEAR, last=LAST_YEAR)
    language = forms.ChoiceField(
        label=_("Language of the text"),
        choices=LANGUAGES,
        help_text=_("The pages themselves can be read in any of the three languages."),
    )

    class Meta:
        model = Plan
        fields = ["title", "first_year", "last_year", "language"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = said.get("first_year"), said.get("last_year")
        if first and last and last < first:
            self.add_error("last_year", _("The last year cannot be before the first."))
        return said


class BasicsForm(StartForm):
    """What the plan says of itself: who coordinates it, whom to ask, and whether it stands alone."""

    coordinating_body = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Coordinating body"),
        required=False,
        empty_label=_("Not named yet"),
        help_text=_("The authority that coordinates the preparation of the plan."),
    )
    contact_name = LineField(label=_("Contact person"), max_length=PERSON, required=False)
    contact_email = forms.EmailField(
        label=_("E-mail of the contact person"), max_length=254, required=False
    )
    contact_phone = LineField(label=_("Telephone"), max_length=40, required=False)
    deputy_name = LineField(
        label=_("Deputy of the contact person"),
        max_length=PERSON,
        required=False,
        help_text=_("Who answers when the contact person is away."),
    )
    deputy_email = forms.EmailField(label=_("E-mail of the deputy"), max_length=254, required=False)
    deputy_phone = LineField(label=_("Telephone of the deputy"), max_length=40, required=False)
    case_number = LineField(
        label=_("Case number"),
        max_length=60,
        required=False,
        help_text=_("Under which the matter is in the register of the municipality."),
    )
    form = forms.ChoiceField(
        label=_("Form of the plan"), choices=PlanForm.choices, widget=forms.RadioSelect
    )
    host_document = LineField(
        label=_("Name of the other document"),
        required=False,
        help_text=_("For example the municipal strategy or the wellbeing plan."),
    )
    host_owner = LineField(label=_("Who answers for it"), required=False)
    host_period = LineField(label=_("Its period"), max_length=40, required=False)
    host_chapter = LineField(label=_("Chapter in it"), max_length=100, required=False)
    host_link = forms.URLField(
        label=_("Address of it"), max_length=500, required=False, assume_scheme="https"
    )

    class Meta:
        model = Plan
        fields = [
            "title", "first_year", "last_year", "language", "coordinating_body", "contact_name",
            "contact_email", "contact_phone", "deputy_name", "deputy_email", "deputy_phone",
            "case_number", "form",
            "host_document", "host_owner", "host_period", "host_chapter", "host_link",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["coordinating_body"].queryset = Body.objects.all()  # type: ignore[attr-defined]  # declared as a field of choices

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("form") == PlanForm.EMBEDDED and not said.get("host_document"):
            self.add_error("host_document", _("Name the document that the plan is a part of."))
        return said


class BodyForm(RowForm):
    """Somebody who can be made responsible."""

    name = LineField(label=_("Name"), help_text=_("For example the education committee or Kela."))
    kind = forms.ModelChoiceField(
        OrganisationKind.objects.all(), label=_("Kind of body"), empty_label=_("Choose")
    )
    contact_name = LineField(label=_("Contact person"), max_length=PERSON, required=False)
    contact_email = forms.EmailField(
        label=_("E-mail of the contact person"), max_length=254, required=False
    )

    class Meta:
        model = Body
        fields = ["name", "kind", "contact_name", "contact_email"]


class PeopleForm(forms.Form):
    """Which persons of the workspace act for a body."""

    people = forms.TypedMultipleChoiceField(
        label=_("People who act for this body"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("A contributor may change the measures for which their body is responsible."),
    )

    def __init__(self, *args: Any, members: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = members  # type: ignore[attr-defined]  # declared as a field of choices


class MilestoneForm(RowForm):
    """A day of the timetable."""

    title = LineField(label=_("What is ready on the day"))
    planned_on = DateField(label=_("Planned day"))
    predicted_on = DateField(
        label=_("Predicted day"),
        required=False,
        help_text=_("If you know already that it comes earlier or later than planned."),
    )
    body = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Body that handles it"),
        required=False,
        empty_label=_("No body"),
    )
    step = forms.ModelChoiceField(
        Step.objects.all(), label=_("Step"), required=False, empty_label=_("No step in particular")
    )
    done_on = DateField(
        label=_("Day on which it was ready"),
        required=False,
        help_text=_("Leave empty until it is ready."),
    )
    section = LineField(label=_("Section of the minutes"), max_length=SHORT, required=False)
    note = TextField(label=_("Note"), required=False, max_length=2000)

    class Meta:
        model = Milestone
        fields = [
            "title", "planned_on", "predicted_on", "body", "step", "done_on", "section", "note",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = Body.objects.all()  # type: ignore[attr-defined]  # declared as a field of choices


class PlacesForm(forms.Form):
    """In which chapter and on which page of the host document each element stands."""

    mark_optional = False

    def __init__(
        self, data: Any = None, *, elements: list[Element], known: dict[str, ElementPlace]
    ) -> None:
        super().__init__(data)
        self.elements = elements
        for element in elements:
            place, code = known.get(element.code), element.code
            self.fields[f"chapter-{code}"] = LineField(
                label=_("Chapter"),
                max_length=100,
                required=False,
                initial=place.chapter if place else "",
            )
            self.fields[f"page-{code}"] = LineField(
                label=_("Page"),
                max_length=SHORT,
                required=False,
                initial=place.page if place else "",
            )
            self.fields[f"version-{code}"] = Version(initial=place.version if place else 0)

    @classmethod
    def after_conflict(
        cls, data: Any, *, elements: list[Element], known: dict[str, ElementPlace]
    ) -> "PlacesForm":
        """Return the form with what was typed, and beside it what somebody else has said meanwhile."""
        typed = data.copy()
        form = cls(typed, elements=elements, known=known)
        for code in (element.code for element in elements):
            place = known.get(code)
            now = str(place.version if place else 0)
            if typed.get(f"version-{code}") != now:
                typed[f"version-{code}"] = now
                said = " / ".join(filter(None, (place.chapter, place.page))) if place else "–"
                name = (place.changed_by_name if place else "") or _("Somebody")
                words = _("%(name)s has said meanwhile: %(said)s. Save again to replace it.")
                form.add_error(f"chapter-{code}", words % {"name": name, "said": said})
        return form

    @property
    def rows(self) -> list[tuple[Element, forms.BoundField, forms.BoundField, forms.BoundField]]:
        """Return each element with its fields."""
        return [
            (
                each,
                self[f"chapter-{each.code}"],
                self[f"page-{each.code}"],
                self[f"version-{each.code}"],
            )
            for each in self.elements
        ]

    def said(self) -> list[Placed]:
        """Return what was said, by element."""
        said = self.cleaned_data
        return [
            Placed(code, said[f"chapter-{code}"], said[f"page-{code}"], said[f"version-{code}"])
            for code in (element.code for element in self.elements)
        ]
