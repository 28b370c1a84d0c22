"""The texts of a plan in its other languages."""

from typing import Any
from uuid import UUID

from django.http import Http404
from rest_framework.request import Request
from rest_framework.response import Response

from api.operations import operation
from api.versions import needs_version, tag_of, version_of
from core.access import member
from plans.api.rows import RowView
from plans.api.translation_shapes import TextShape, TranslateText
from plans.api.views.document import plan_with_rules
from plans.editing import StaleEdit
from plans.languages.queries import Text, hash_of, text_with, texts_in
from plans.languages.services import Rendering, translate
from plans.models import ContentTranslation, Plan
from plans.permissions import can_edit, can_read
from tenants.api.views import WorkspaceView


@member(can_read)
class Texts(WorkspaceView):
    """The texts of a plan, and how each stands in a language."""

    tag = "translations"

    @operation("list_texts", gives=TextShape, many=True)
    def get(self, request: Request, plan: UUID, language: str) -> Response:
        """List the texts of the plan with their translations."""
        found = _told_in(plan, language)
        return self.page(request, texts_in(found, language), TextShape)


@member(can_read)
class OneText(RowView[ContentTranslation]):
    """A text of a plan in a language; one that nobody has translated yet has version 0."""

    noun, nouns = "translation", "translations"

    @operation("read_translation", gives=TextShape)
    def get(self, _request: Request, **_keys: object) -> Response:
        """Read a text with its translation."""
        return self._told(self._text())

    @needs_version
    @member(can_edit)
    @operation("translate_text", takes=TranslateText, gives=TextShape)
    def put(self, request: Request, **_keys: object) -> Response:
        """Write what the text says in the other language."""
        text, plan, version = self._text(), self._plan(), version_of(request)
        said = self.read(TranslateText, request.data)
        rendering = Rendering(said["text"], said["is_checked"], hash_of(text.source))
        language = self.kwargs["language"]
        translate(plan, text, language, rendering, version=version, by=self.person)
        return self._told(self._text())

    def theirs(self, _stale: StaleEdit) -> Any:
        return TextShape(self._text()).data

    def _plan(self) -> Plan:
        return _told_in(self.kwargs["plan"], self.kwargs["language"])

    def _text(self) -> Text:
        where = (self.kwargs["kind"], self.kwargs["row"], self.kwargs["field"])
        found = text_with(self._plan(), where, self.kwargs["language"])
        if found is None:
            raise Http404
        return found

    def _told(self, text: Text) -> Response:
        version = text.translation.version if text.translation else 0
        return Response(TextShape(text).data, headers={"ETag": tag_of(version)})


def _told_in(key: UUID, language: str) -> Plan:
    """Return the plan, if it is told in the language.

    Raises Http404.
    """
    plan = plan_with_rules(key)
    if language not in plan.further_languages:
        raise Http404
    return plan
