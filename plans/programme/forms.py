"""Forms of steps 4, 5 and 7: objectives, measures and the plan's other texts."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalogue.models import Framework, FrameworkGoal, OrganisationKind, TargetGroup, Theme
from catalogue.queries import target_groups
from plans.models import Body, MeasureStatus
from plans.models.measure import NEED_A_REASON
from plans.programme.fields import EndField, StartField
from ui.fields import DecimalField, LineField, TextField

CHECKS = forms.CheckboxSelectMultiple
LINE = 300
CHOOSE = _("Choose")
MARKUP = _("You can use headings, lists and links.")


def group_choices() -> list[tuple[str, str]]:
    """List the catalogue's target groups."""
    return [(each.key, each.name) for each in target_groups()]


class ObjectiveForm(forms.Form):
    """What is to change, for whom, and which national goals it serves."""

    title = LineField(
        label=_("Objective"),
        max_length=LINE,
        help_text=_("Say in one sentence what is different once the objective has been reached."),
    )
    theme = forms.ModelChoiceField(Theme.objects.all(), label=_("Theme"), empty_label=CHOOSE)
    present_state = TextField(
        label=_("Present state"),
        required=False,
        help_text=_("What the situation picture tells: what is the need or the opportunity?"),
    )
    desired_change = TextField(
        label=_("Desired change"),
        required=False,
        help_text=_("How it differs from the present state, and how one will notice it."),
    )
    changes_from = LineField(
        label=_("From what"),
        required=False,
        max_length=LINE,
        help_text=_("In short, for example: 40 % wait for over two months."),
    )
    changes_to = LineField(label=_("To what"), required=False, max_length=LINE)
    changes_by = EndField(label=_("By when"), required=False)
    target_groups = forms.MultipleChoiceField(
        label=_("Target groups"), required=False, widget=CHECKS(attrs={"class": "opts-2"})
    )
    implements = forms.MultipleChoiceField(
        label=_("Goals that the objective implements"),
        required=False,
        widget=CHECKS(attrs={"class": "opts-2"}),
    )
    goals = forms.MultipleChoiceField(
        label=_("Goals that the objective supports"),
        required=False,
        widget=CHECKS(attrs={"class": "opts-2"}),
    )
    local_reason = LineField(
        label=_("Why it serves no national goal"),
        required=False,
        max_length=LINE,
        help_text=_("Only for an objective that arises from local needs alone."),
    )

    def __init__(
        self,
        *args: Any,
        groups: Iterable[TargetGroup],
        frameworks: Iterable[Framework],
        earlier: Iterable[FrameworkGoal] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target_groups"].choices = [(each.key, each.name) for each in groups]  # type: ignore[attr-defined]  # declared as a field of choices
        choices = goal_choices(frameworks, earlier)
        for name in ("implements", "goals"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # declared as a field of choices

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if (
            said.get("changes_by")
            and not said.get("changes_to")
            and "changes_to" not in self.errors
        ):
            self.add_error("changes_to", gettext("Say what will be different by that day."))
        implements, supports = said.get("implements") or (), said.get("goals") or ()
        if set(implements) & set(supports):
            words = gettext("A goal is either implemented or supported: choose one of the two.")
            self.add_error("implements", words)
        if said.get("local_reason") and (implements or supports):
            words = gettext(
                "The objective serves a goal that was chosen above: leave the reason empty."
            )
            self.add_error("local_reason", words)
        return said


class BodyField(forms.ModelChoiceField):  # type: ignore[type-arg]  # for the checker alone
    """A body that must be named; the form knows whether a new one stands in for it."""

    def validate(self, _value: Any) -> None:
        """Refuse nothing here, not even an empty choice."""


class MeasureForm(forms.Form):
    """What is done, by whom, when and with what."""

    title = LineField(label=_("Measure"), max_length=LINE)
    description = TextField(
        label=_("What will be done?"),
        required=False,
        help_text=_("Say who does what, and for whom. You can use headings, lists and links."),
    )
    responsible = BodyField(Body.objects.all(), label=_("Responsible body"), empty_label=CHOOSE)
    new_body = LineField(
        label=_("Name of the body"),
        required=False,
        help_text=_("It is added to the list of bodies and answers for this measure."),
    )
    new_body_kind = forms.ModelChoiceField(
        OrganisationKind.objects.all(),
        label=_("Kind of body"),
        required=False,
        empty_label=CHOOSE,
    )
    partners = forms.ModelMultipleChoiceField(
        Body.objects.all(),
        label=_("Partners"),
        required=False,
        widget=CHECKS(attrs={"class": "opts-2"}),
    )
    is_continuous = forms.BooleanField(
        label=_("Continuous: the measure has no end"), required=False
    )
    starts = StartField(label=_("Starts"), required=False)
    ends = EndField(label=_("Ends"), required=False)
    cost = DecimalField(
        label=_("Cost in euros"), required=False, max_digits=12, decimal_places=2, min_value=0
    )
    resources = LineField(
        label=_("Resources"),
        required=False,
        max_length=LINE,
        help_text=_("For example working time, funding, premises."),
    )
    funding = LineField(
        label=_("Who pays"),
        required=False,
        max_length=LINE,
        help_text=_("For example the municipality's budget, a project, the state."),
    )
    status = forms.ChoiceField(
        label=_("Status"), choices=MeasureStatus.choices, initial=MeasureStatus.NOT_STARTED
    )
    status_reason = LineField(
        label=_("Why is it late or stopped?"),
        required=False,
        max_length=LINE,
        help_text=_("Needed only for a measure that is late or stopped."),
    )
    status_note = TextField(
        label=_("What has been done"), required=False, help_text=_("This goes into the report.")
    )
    for_good_relations = forms.BooleanField(
        label=_("Promotes good relations between population groups"), required=False
    )
    for_everybody = forms.BooleanField(label=_("Concerns all residents"), required=False)
    target_groups = forms.MultipleChoiceField(
        label=_("Groups that the measure serves"),
        required=False,
        choices=group_choices,
        widget=CHECKS(attrs={"class": "opts-2"}),
    )

    def __init__(self, *args: Any, bodies: set[Any] | None = None, **kwargs: Any) -> None:
        """Make the form; with `bodies` the responsible one is chosen among them, and none is added."""
        super().__init__(*args, **kwargs)
        if bodies is not None:
            own = Body.objects.filter(pk__in=bodies)
            self.fields["responsible"].queryset = own  # type: ignore[attr-defined]  # declared as a field of choices
            del self.fields["new_body"], self.fields["new_body_kind"]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        self._check_body(said)
        check_reason(self)
        starts, ends = said.get("starts"), said.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", gettext("The end cannot be before the start."))
        elif said.get("is_continuous") and ends:
            self.add_error(
                "ends", gettext("A continuous measure has no end: leave one of them out.")
            )
        return said

    def _check_body(self, said: dict[str, Any]) -> None:
        if "responsible" in self.errors or "new_body" in self.errors:
            return
        chosen, new = said.get("responsible"), said.get("new_body")
        if not chosen and not new:
            self.add_error("responsible", gettext("Choose the body that answers for the measure."))
        elif chosen and new:
            self.add_error("new_body", gettext("Choose a body from the list or add one, not both."))
        elif new and not said.get("new_body_kind"):
            self.add_error("new_body_kind", gettext("Choose what kind of body it is."))


def check_reason(form: forms.Form) -> None:
    """Ask for the reason of a status that cannot be without one."""
    said = form.cleaned_data
    lacks = said.get("status") in NEED_A_REASON and not said.get("status_reason")
    if lacks and "status_reason" not in form.errors:
        form.add_error("status_reason", gettext("Say why the measure is late or was stopped."))


class ProgressForm(forms.Form):
    """How a measure stands, why, and what has been done."""

    status = forms.ChoiceField(label=_("Status"), choices=MeasureStatus.choices)
    status_reason = LineField(
        label=_("Why is it late or stopped?"),
        required=False,
        max_length=LINE,
        help_text=_("Needed only for a measure that is late or stopped."),
    )
    status_note = TextField(
        label=_("What has been done"), required=False, help_text=_("This goes into the report.")
    )

    def clean(self) -> dict[str, Any]:
        check_reason(self)
        return self.cleaned_data


class RolesForm(forms.Form):
    """What each partner of a measure does."""

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for body in bodies:
            self.fields[self.name_of(body.pk)] = LineField(label=body.name, required=False)

    @staticmethod
    def name_of(body: UUID) -> str:
        """Return the name of a body's field."""
        return f"role-{body}"


class SectionForm(forms.Form):
    """The plan's text on an element, or why it needs none."""

    text = TextField(label=_("Text"), required=False, help_text=MARKUP)
    is_not_applicable = forms.BooleanField(
        label=_("This does not concern our plan"), required=False
    )
    reason = LineField(label=_("Why not"), required=False, max_length=LINE)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("is_not_applicable") and not said.get("reason") and "reason" not in self.errors:
            self.add_error("reason", gettext("Say why this does not concern the plan."))
        return said


def goal_choices(
    frameworks: Iterable[Framework], earlier: Iterable[FrameworkGoal]
) -> list[tuple[str, list[tuple[str, str]]]]:
    """List the goals by framework, and those of earlier frameworks that are linked already."""
    listed = [
        (each.name, [(goal.key, str(goal)) for goal in each.goals.all()]) for each in frameworks
    ]
    known = {key for _name, goals in listed for key, _goal in goals}
    old = [(goal.key, str(goal)) for goal in earlier if goal.key not in known]
    if old:
        listed.append((gettext("No longer in force"), old))
    return listed
