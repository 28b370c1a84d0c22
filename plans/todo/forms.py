"""Forms of tasks: one of them, why it is dropped, and which are shown."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plans.forms import RowForm, Version
from plans.models import Body, Task
from tenants.models import Membership
from ui.fields import DateField, LineField, TextField

ALL, MINE, BODIES = "", "mine", "bodies"
OPEN, DONE, DROPPED, ANY = "", "done", "dropped", "any"
LATE, WEEK, MONTH = "late", "week", "month"


class TaskForm(RowForm):
    """What is to be done, by whom and by when."""

    title = LineField(label=_("What is to be done"), max_length=300)
    user_id = forms.TypedChoiceField(
        label=_("Person"), required=False, coerce=int, empty_value=None
    )
    body = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Body"),
        required=False,
        empty_label=_("No body"),
        help_text=_("Without a person, everybody who acts for the body sees the task."),
    )
    due_on = DateField(label=_("To be done by"), required=False)
    note = TextField(label=_("Note"), required=False, max_length=2000)

    class Meta:
        model = Task
        fields = ["title", "user_id", "body", "due_on", "note"]

    def __init__(self, *args: Any, people: list[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(each.user_id, str(each.user)) for each in people]
        self.fields["user_id"].choices = [("", _("Nobody in particular")), *names]  # type: ignore[attr-defined]  # declared as a field of choices
        self.fields["body"].queryset = Body.objects.all()  # type: ignore[attr-defined]  # declared as a field of choices


class DropForm(forms.Form):
    """Why a task will not be done."""

    version = Version()
    reason = LineField(label=_("Why will it not be done?"), max_length=300)


class TaskFilter(forms.Form):
    """Whose tasks are shown, in which state and due when; what makes no sense shows all."""

    mark_optional = False

    who = forms.ChoiceField(
        label=_("Whose"),
        required=False,
        choices=[
            (ALL, _("All tasks")),
            (MINE, _("My tasks")),
            (BODIES, _("Those of the bodies I act for")),
        ],
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            (OPEN, _("Open")),
            (DONE, _("Done")),
            (DROPPED, _("Not done")),
            (ANY, _("All")),
        ],
    )
    due = forms.ChoiceField(
        label=_("Due"),
        required=False,
        choices=[
            ("", _("Any day")),
            (LATE, _("Late")),
            (WEEK, _("Within a week")),
            (MONTH, _("Within a month")),
        ],
    )

    def chosen(self, name: str) -> str:
        """Return what was chosen; nothing where it makes no sense."""
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))
