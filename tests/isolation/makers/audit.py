from django.db.models import Model

from audit.services import record
from tests.isolation.makers import makes


@makes("audit_workspace.WorkspaceEvent")
def event(word: str) -> Model:
    return record("tests.made", note=word)
