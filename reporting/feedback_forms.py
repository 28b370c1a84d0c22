"""What a municipality writes about the authority's feedback."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.models import Body, Objective, Plan
from plans.picture.queries import questions
from ui.fields import DateField, LineField, TextField

AGREE, DISAGREE = "agree", "disagree"


class ReplyForm(forms.Form):
    """Whether the municipality agrees with a remark, and in its words why."""

    mark_optional = False

    stance = forms.ChoiceField(
        label=_("What do you think?"),
        choices=[(AGREE, _("We agree")), (DISAGREE, _("We disagree"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    text = TextField(
        label=_("In your own words"),
        required=False,
        max_length=4000,
        help_text=_("Say why, if you disagree."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("stance") == DISAGREE and not said.get("text"):
            self.add_error("text", _("Say why you disagree."))
        return said


class WithdrawForm(forms.Form):
    """Why a report is taken back."""

    reason = TextField(
        label=_("Why is the report withdrawn?"),
        max_length=2000,
        help_text=_(
            "The authority sees this. The report no longer counts as received until it is sent again."
        ),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class TakeUpForm(forms.Form):
    """What a remark becomes in the plan: a task, a measure or a finding, with what each of them needs."""

    NEEDED = {"measure": ("objective", "responsible"), "finding": ("question",)}

    kind = forms.ChoiceField(
        label=_("What does it become?"),
        choices=[
            ("task", _("A task")),
            ("measure", _("A measure of the plan")),
            ("finding", _("A finding of the situation picture")),
        ],
        initial="task",
        widget=forms.RadioSelect,
    )
    title = LineField(label=_("In a sentence"), max_length=300)
    text = TextField(label=_("More about it"), required=False, max_length=6000)
    due_on = DateField(
        label=_("To be done by"), required=False, help_text=_("Of a task. For example 24.11.2026")
    )
    objective = forms.ModelChoiceField(
        Objective.objects.none(),
        label=_("Objective"),
        required=False,
        empty_label=_("Choose"),
        help_text=_("Of a measure: the objective that it serves."),
    )
    responsible = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Responsible body"),
        required=False,
        empty_label=_("Choose"),
        help_text=_("Of a measure: the body that answers for it."),
    )
    question = forms.ChoiceField(
        label=_("Question"),
        required=False,
        help_text=_("Of a finding: the question of the situation picture that it answers."),
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            ("", _("Choose")),
            *((each.key, f"{each.key} {each.text}") for each in questions()),
        ]
        self.fields["question"].choices = choices  # type: ignore[attr-defined]  # a field of choices
        self.fields["objective"].queryset = plan.objectives.all()  # type: ignore[attr-defined]  # a field of choices
        self.fields["responsible"].queryset = Body.objects.all()  # type: ignore[attr-defined]  # a field of choices

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for name in self.NEEDED.get(said.get("kind", ""), ()):
            if not said.get(name) and name not in self.errors:
                self.add_error(name, _("Choose one."))
        return said
