"""The municipality's own documents, where they are used, and what is proposed."""

from datetime import date

from django.db.models import Model

from plans.models import DocumentUse, LocalDocument, Measure, Plan, Proposal
from tests.isolation.makers import makes, row_of


@makes("plans.LocalDocument")
def document(word: str) -> Model:
    return LocalDocument.objects.create(kind="strategy", name=word)


@makes("plans.DocumentUse")
def use(word: str) -> Model:
    return DocumentUse.objects.create(
        document=row_of(LocalDocument, word), measure=row_of(Measure, word), chapter=word
    )


@makes("plans.Proposal")
def proposal(word: str) -> Model:
    return Proposal.objects.create(
        plan=row_of(Plan, word), text=word, from_whom=word, said_on=date(2026, 5, 1)
    )
