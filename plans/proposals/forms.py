"""Forms of proposals and of their answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalogue.models import Theme
from plans.forms import RowForm
from plans.models import Body, Measure, Objective, Plan, Proposal, ProposalKind, ProposalState
from ui.fields import DateField, LineField, TextField

LINE = 300
ALL = ("", _("All"))
CHOOSE = _("Choose")


class ProposalForm(RowForm):
    """What somebody proposes or says, who and on which day."""

    kind = forms.ChoiceField(label=_("Kind"), choices=ProposalKind.choices)
    text = TextField(label=_("What is proposed or said?"))
    from_whom = LineField(
        label=_("Who says so"),
        help_text=_("For example an organisation, a meeting of the group, or your own name."),
    )
    said_on = DateField(label=_("Day"))
    objective = forms.ModelChoiceField(
        Objective.objects.none(),
        label=_("About the objective"),
        required=False,
        empty_label=_("The whole plan"),
    )
    measure = forms.ModelChoiceField(
        Measure.objects.none(),
        label=_("or about the measure"),
        required=False,
        empty_label=_("No measure"),
    )

    class Meta:
        model = Proposal
        fields = ["kind", "text", "from_whom", "said_on", "objective", "measure"]

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "objective", plan.objectives.all())
        choose(self, "measure", measures_of(plan))

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("objective") and said.get("measure"):
            self.add_error("measure", gettext("Choose the objective or the measure, not both."))
        return said


class AnswerForm(forms.Form):
    """The words of an answer."""

    answer = TextField(label=_("Answer"), required=False, max_length=4000)


class DeclineForm(forms.Form):
    """Why nothing comes of it."""

    answer = TextField(
        label=_("Why is it declined?"),
        max_length=4000,
        help_text=_("The one who brought it reads this."),
    )


class MergeForm(AnswerForm):
    """Which objective or measure takes the proposal in."""

    objective = forms.ModelChoiceField(
        Objective.objects.none(), label=_("Into the objective"), required=False, empty_label=CHOOSE
    )
    measure = forms.ModelChoiceField(
        Measure.objects.none(), label=_("or into the measure"), required=False, empty_label=CHOOSE
    )
    field_order = ("objective", "measure", "answer")

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "objective", plan.objectives.all())
        choose(self, "measure", measures_of(plan))

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.errors.keys() & {"objective", "measure"}:
            return said
        if bool(said.get("objective")) == bool(said.get("measure")):
            self.add_error("objective", gettext("Choose either an objective or a measure."))
        return said


class AsObjectiveForm(AnswerForm):
    """The objective that a proposal becomes."""

    title = LineField(label=_("Objective"), max_length=LINE)
    theme = forms.ModelChoiceField(Theme.objects.all(), label=_("Theme"), empty_label=CHOOSE)
    desired_change = TextField(label=_("Desired change"), required=False)
    field_order = ("title", "theme", "desired_change", "answer")


class AsMeasureForm(AnswerForm):
    """The measure that a proposal becomes."""

    objective = forms.ModelChoiceField(
        Objective.objects.none(), label=_("For the objective"), empty_label=CHOOSE
    )
    title = LineField(label=_("Measure"), max_length=LINE)
    description = TextField(label=_("What will be done?"), required=False)
    responsible = forms.ModelChoiceField(
        Body.objects.all(), label=_("Responsible body"), empty_label=CHOOSE
    )
    field_order = ("objective", "title", "description", "responsible", "answer")

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "objective", plan.objectives.all())


class FindForm(forms.Form):
    """Which proposals to show."""

    mark_optional = False

    q = forms.CharField(label=_("Find"), max_length=100, required=False)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[ALL, *ProposalState.choices]
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[ALL, *ProposalKind.choices])


def measures_of(plan: Plan) -> Any:
    """Return the plan's measures in the order of the plan."""
    rows = Measure.objects.filter(objective__plan=plan)
    return rows.order_by("objective__position", "objective_id", "position", "pk")


def choose(form: forms.BaseForm, name: str, rows: Any) -> None:
    """Let a field choose among these rows."""
    form.fields[name].queryset = rows  # type: ignore[attr-defined]  # declared as a field of choices
