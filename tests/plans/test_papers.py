"""A version of the plan as documents, in three languages; the table as it is now; the package for the archive."""

import io
import json
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import docx
import pikepdf
import pytest
from django.utils.translation import override
from jsonschema import Draft202012Validator

from accounts.models import User
from catalogue.models import FrameworkGoal
from core.documents import fingerprint
from documents.files import Format
from documents.parts import Heading, Table, words_of
from documents.typesetting import as_pdf
from plans.document.content import content_of
from plans.document.services import approve_plan
from plans.models import Plan
from plans.monitoring.services import record_value
from plans.papers.archive import SCHEMA
from plans.papers.chapter import chapter_of
from plans.papers.frozen import Frozen, frozen_of
from plans.papers.papers import PAPERS
from plans.preparation.services import set_milestone
from plans.programme.services import write_section
from tenants.context import inside
from tenants.models import Workspace
from tests.plans.conftest import Visitor
from tests.plans.makers import (
    make_body,
    make_indicator,
    make_measure,
    make_objective,
    make_plan,
)

TYPED = "#let x = *1* <b> =1+1 😀 \u202eمرحبا"


@pytest.fixture
def plan(espoo: Workspace, aino: User) -> Plan:
    """A plan that a council has approved, with what people may type in it."""
    with inside(espoo):
        plan = make_plan(aino, case_number="ESP/12/2026")
        goal = FrameworkGoal.objects.all()[:1].get()
        objective = make_objective(
            plan, aino, title=f"Työ {TYPED}", present_state=f"## {TYPED}\n\n- {TYPED}", goals=[goal]
        )
        kela = make_body(aino, name="Kela", kind_id="kela")
        make_measure(objective, aino, partners=[kela], cost=Decimal("1200.50"), description=TYPED)
        indicator = make_indicator(objective, aino, baseline_year=2025, baseline=Decimal("49.6"))
        record_value(indicator, 2026, by=aino, value=Decimal("51.8"))
        write_section(plan, "E6", by=aino, text="Yhdessä.\n\n# Liian suuri otsikko")
        set_milestone(plan, by=aino, title="Luonnos", planned_on=date(2026, 5, 1))
        approve_plan(
            plan, by=aino, body_name="Valtuusto", decided_on=date(2026, 3, 2), section="41"
        )
    return plan


@pytest.fixture
def frozen(plan: Plan, espoo: Workspace) -> Frozen:
    with inside(espoo), override("en"):
        found = frozen_of(plan, 1)
    assert found is not None
    return found


def at(plan: Plan, name: str) -> str:
    return f"/plans/{plan.pk}/versions/1/{name}"


@pytest.mark.checklist("C7.1")
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_document_of_a_version_is_an_accessible_pdf(
    paper: str, language: str, coordinator: Visitor, plan: Plan
) -> None:
    answer = coordinator.get(at(plan, f"{paper}-{language}.pdf"))

    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert str(pdf.Root.Lang)[:2] == language
        with pdf.open_metadata() as kept:
            assert kept["pdfuaid:part"] == "1"


@pytest.mark.checklist("C7.1")
@pytest.mark.parametrize("paper", PAPERS)
def test_every_document_of_a_version_opens_in_a_word_processor(
    paper: str, coordinator: Visitor, plan: Plan
) -> None:
    answer = coordinator.get(at(plan, f"{paper}-fi.docx"))

    file = docx.Document(io.BytesIO(answer.content))
    assert "Heading 1" in {each.style.name for each in file.paragraphs if each.style}
    assert file.core_properties.language == "fi"


def test_the_cover_names_the_case_and_the_decision(frozen: Frozen) -> None:
    with override("en"):
        facts = {words_of(each.label): words_of(each.value) for each in frozen.facts}

    assert facts["Case number"] == "ESP/12/2026"
    assert facts["Decided, Espoo"] == "Valtuusto, 2 March 2026, section 41"
    assert facts["Hash of the content (SHA-256)"] == frozen.version.content_hash


@pytest.mark.checklist("C1.3")
def test_the_chapter_names_its_host_and_says_what_the_plan_says(
    plan: Plan, espoo: Workspace, aino: User
) -> None:
    with inside(espoo), override("en"):
        Plan.objects.filter(pk=plan.pk).update(
            form="embedded", host_document="Kuntastrategia", host_chapter="5 Kotoutuminen"
        )
        again = Plan.objects.get(pk=plan.pk)
        approve_plan(
            again, by=aino, body_name="Valtuusto", decided_on=date(2026, 4, 2), section="50"
        )
        frozen = frozen_of(again, 2)
        assert frozen is not None
        chapter = chapter_of(frozen)

    headings = [words_of(each.line) for each in chapter.parts if isinstance(each, Heading)]
    assert (chapter.title, chapter.kind) == ("5 Kotoutuminen", "Chapter for “Kuntastrategia”")
    assert headings[:2] == ["About this chapter", "Objectives and measures"]


@pytest.mark.parametrize("count", [0, 1, 40])
def test_the_page_for_who_decides_is_one_page(count: int, espoo: Workspace, aino: User) -> None:
    with inside(espoo), override("fi"):
        plan = make_plan(aino, title="Pitkä otsikko " * 12)
        for number in range(count):
            objective = make_objective(plan, aino, title=f"{number} " + "hyvin pitkä tavoite " * 9)
            make_measure(objective, aino)
        approve_plan(
            plan, by=aino, body_name="Valtuusto", decided_on=date(2026, 3, 2), section="41"
        )
        frozen = frozen_of(plan, 1)
        assert frozen is not None
        written = as_pdf(PAPERS["brief"].make(frozen))

    with pikepdf.open(io.BytesIO(written)) as pdf:
        assert len(pdf.pages) == 1


def test_a_version_that_one_has_is_not_sent_again(coordinator: Visitor, plan: Plan) -> None:
    first = coordinator.get(at(plan, "plan-en.pdf"))
    coordinator.host |= {"if-none-match": first["ETag"]}

    assert coordinator.get(at(plan, "plan-en.pdf")).status_code == 304
    assert coordinator.get(at(plan, "plan-fi.pdf")).status_code == 200


@pytest.mark.parametrize(
    "name", ["plan-so.pdf", "plan-fi.exe", "novel-fi.pdf", "../2/plan-fi.pdf", "../9/archive.zip"]
)
def test_what_there_is_not_is_not_found(name: str, coordinator: Visitor, plan: Plan) -> None:
    assert coordinator.get(at(plan, name)).status_code == 404


@pytest.mark.checklist("C7.1")
def test_the_archive_holds_the_document_the_data_and_what_is_known_of_them(
    coordinator: Visitor, plan: Plan
) -> None:
    once = coordinator.get(at(plan, "archive.zip")).content
    assert once == coordinator.get(at(plan, "archive.zip")).content

    with zipfile.ZipFile(io.BytesIO(once)) as package:
        names = package.namelist()
        data = json.loads(package.read("plan.json"))
        known = json.loads(package.read("metadata.json"))
        Draft202012Validator(json.loads(package.read("plan.schema.json"))).validate(data)
    assert names == ["metadata.json", "plan-fi.pdf", "plan.json", "plan.schema.json"]
    assert known["content_hash"]["value"] == fingerprint(data)
    assert known["case_number"] == "ESP/12/2026"
    assert known["decisions"][0]["body"] == "Valtuusto"


def test_the_schema_refuses_what_it_does_not_know(plan: Plan, espoo: Workspace) -> None:
    schema = json.loads(Path(SCHEMA).read_text())
    Draft202012Validator.check_schema(schema)
    with inside(espoo):
        content = content_of(Plan.objects.get(pk=plan.pk))
    validator = Draft202012Validator(schema)

    assert validator.is_valid(content)
    assert not validator.is_valid(content | {"secret": "x"})
    assert not validator.is_valid({key: said for key, said in content.items() if key != "title"})


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("query", ["", "?status=late"])
def test_the_table_is_taken_along_as_it_is_shown(
    form: Format, query: str, coordinator: Visitor, plan: Plan
) -> None:
    answer = coordinator.get(f"/plan/{plan.pk}/table.{form}{query}")

    assert answer.status_code == 200
    if form is Format.DOCX:
        [table] = docx.Document(io.BytesIO(answer.content)).tables
        assert len(table.rows) == (1 if query else 2)


def test_a_table_gives_each_text_its_language(frozen: Frozen) -> None:
    with override("en"):
        [table] = [each for each in PAPERS["table"].make(frozen).parts if isinstance(each, Table)]

    objective = table.rows[0][1]
    assert isinstance(objective, tuple)
    assert objective[0].language == "fi"


def test_the_page_of_documents_offers_each(coordinator: Visitor, plan: Plan) -> None:
    page = coordinator.get(at(plan, "documents/")).content.decode()

    for paper in PAPERS:
        for language in ("fi", "sv", "en"):
            assert f"{paper}-{language}.pdf" in page
    assert "archive.zip" in page
