"""Letters of the authority, and the questions in them."""

from uuid import UUID

from core.clock import today
from regional.contracts import QuestionView, RoundView
from regional.inbox.answers import names_of
from regional.models import Obligation, RoundMunicipality, RoundQuestion
from regional.queries.ledger import standings
from regional.queries.rounds import followed
from regional.standing import Standing


def rounds_of(municipality: str) -> list[RoundView]:
    """Return the rounds that were sent to the municipality, the newest first."""
    found = (
        RoundMunicipality.objects.filter(municipality=municipality, round__sent_at__isnull=False)
        .select_related("round__authority")
        .prefetch_related("round__questions")
        .order_by("-round__sent_at")
    )
    return [_view(part) for part in found]


def questions_of(obligation: str) -> tuple[QuestionView, ...]:
    """Return the questions of open rounds that the report on an obligation answers, in the order in which they were asked.

    A round asks of what was owed when it was sent, or of what came in its place.
    """
    row = Obligation.objects.filter(pk=UUID(obligation)).first()
    if row is None:
        return ()
    asked = [view for view in rounds_of(row.municipality_id) if view.is_open and view.questions]
    if not asked:
        return ()
    found = standings(Obligation.objects.filter(municipality=row.municipality_id), on=today())
    mine = [view for view in asked if _is_of(view, row.pk, found)]
    return tuple(question for view in reversed(mine) for question in view.questions)


def _is_of(view: RoundView, obligation: UUID, found: list[Standing]) -> bool:
    standing = followed(UUID(view.obligation), found) if view.obligation else None
    return standing is not None and standing.owed.id == obligation


def _view(part: RoundMunicipality) -> RoundView:
    row, of = part.round, str(part.obligation_id) if part.obligation_id else None
    if row.sent_at is None:
        raise ValueError("what is being written is not shown")
    return RoundView(
        id=str(row.pk),
        municipality=part.municipality_id,
        title=row.title,
        letter=row.letter,
        authority=row.authority_id,
        authority_names=names_of(row.authority),
        sent_at=row.sent_at,
        sent_by=row.sent_by_name,
        due_on=row.due_on,
        closed_at=row.closed_at,
        obligation=of,
        questions=tuple(_question(question, row.title) for question in row.questions.all()),
    )


def _question(question: RoundQuestion, title: str) -> QuestionView:
    return QuestionView(
        id=str(question.pk),
        number=question.number,
        text=question.text,
        required=question.required,
        round=str(question.round_id),
        round_title=title,
    )
