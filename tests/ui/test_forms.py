"""How a form looks, and how its errors are told."""

from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string

from ui.fields import DateField, LineField, TextField
from ui.problems import Problem, problems

EVIL = "<script>alert(1)</script>"


class MeasureForm(forms.Form):
    title = LineField(label="Measure")
    text = TextField(label="What will be done?", required=False)
    starts = DateField(label="Starts", required=False)
    kind = forms.ChoiceField(
        label="Kind", widget=forms.RadioSelect, choices=[("a", "A"), ("b", "<b>")]
    )
    body = forms.ChoiceField(label="Body", choices=[("", "Choose")])
    agreed = forms.BooleanField(label="Agreed")
    version = forms.IntegerField(widget=forms.HiddenInput)


def test_fields_wear_the_design_systems_classes() -> None:
    html = str(MeasureForm(initial={"title": EVIL}))

    assert 'class="ds-input" aria-required="true"' in html
    assert '<textarea name="text" class="ds-input"' in html
    assert '<select name="body" class="ds-input" aria-required="true"' in html
    assert html.count('<label class="opt"') == 3
    assert '<fieldset class="ds-fieldset">' in html
    assert '<input type="hidden" name="version" id="id_version"' in html
    assert '<span class="optional">(optional)</span>' in html
    assert EVIL not in html and " required" not in html and "<b>" not in html


def test_a_help_and_an_error_are_read_with_their_field() -> None:
    html = str(MeasureForm({"starts": "31.2.2026"})["starts"].as_field_group())

    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_starts_helptext id_starts_error"' in html
    assert 'id="id_starts_error"' in html and 'id="id_starts_helptext"' in html
    assert 'value="31.2.2026"' in html


def test_a_filter_does_not_mark_what_is_optional() -> None:
    class Filter(forms.Form):
        mark_optional = False
        q = forms.CharField(required=False)

    assert "optional" not in str(Filter())


def test_the_summary_leads_to_each_field() -> None:
    form = MeasureForm({"title": " ", "starts": EVIL, "kind": "", "body": "", "version": "x"})

    assert [(problem.target, problem.text) for problem in problems(form)] == [
        ("id_title", "Measure: Fill this in."),
        ("id_starts", f"Starts: “{EVIL}” is not a date. Write it like this: 24.11.2026."),
        ("id_kind_0", "Kind: This field is required."),
        ("id_body", "Body: This field is required."),
        ("id_agreed", "Agreed: This field is required."),
        ("", "Enter a whole number."),
    ]


def test_the_summary_is_announced_and_takes_the_focus() -> None:
    form = MeasureForm({"starts": EVIL})

    html = Template("{% error_summary form %}").render(Context({"form": form}))

    assert '<div class="errsum" role="alert" tabindex="-1" data-autofocus>' in html
    assert "things need to be mended" in html and '<a href="#id_title">' in html
    assert EVIL not in html
    assert Template("{% error_summary form %}").render(Context({"form": MeasureForm()})) == ""


def test_the_errors_of_a_set_of_forms_are_gathered() -> None:
    measures = forms.formset_factory(MeasureForm, extra=0, min_num=1, validate_min=True)
    formset = measures({"form-TOTAL_FORMS": "0", "form-INITIAL_FORMS": "0"}, prefix="form")

    assert problems(formset) == [Problem("Please submit at least 1 form.")]


def test_a_summary_may_be_made_of_other_things_than_fields() -> None:
    html = render_to_string(
        "ui/_error_summary.html", {"errors": [Problem("One", "c5")], "title": "Before you send"}
    )

    assert "<h2>Before you send</h2>" in html and '<a href="#c5">One</a>' in html


def test_a_simple_form_is_protected_and_sent_once() -> None:
    html = render_to_string(
        "ui/_form.html", {"form": MeasureForm(), "csrf_token": "t", "cancel_url": "/x"}
    )

    assert 'name="csrfmiddlewaretoken"' in html and "data-once" in html and "novalidate" in html
    assert 'href="/x">Cancel</a>' in html


def test_a_draft_saves_itself_and_says_when() -> None:
    html = Template('{% autosave "/draft/" "saved-7" %}').render(Context())

    assert 'hx-post="/draft/"' in html and 'hx-target="#saved-7"' in html
    assert 'id="saved-7" role="status"' in html
