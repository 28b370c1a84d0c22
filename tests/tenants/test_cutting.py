"""Services that write in several statements are all or nothing, wherever they are cut off."""

import pytest
from django.db import transaction

from accounts.models import User
from audit.services import record
from register.models import Municipality
from tenants.context import as_administrator, inside
from tenants.models import Workspace
from tenants.services import grant_role, open_workspace
from tests.cutting import cut_everywhere
from tests.makers import make_user


def test_opening_a_workspace_is_all_or_nothing(db: None) -> None:
    with as_administrator():
        turku = Municipality.objects.get(code="853", valid_to=None)
    assert cut_everywhere(lambda: open_workspace(turku), at=as_administrator) > 10


def test_granting_a_role_is_all_or_nothing(espoo: Workspace) -> None:
    user = make_user("Chaya Cohen")
    points = cut_everywhere(
        lambda: grant_role(user, workspace=espoo, role="editor"),
        at=lambda: inside(espoo),
        workspaces=[espoo],
    )
    assert points > 4


def test_a_service_that_is_not_in_one_transaction_is_found(espoo: Workspace, aino: User) -> None:
    """The tests above can fail: here are two transactions where one was needed."""

    def careless() -> None:
        for verb in ("first.half", "second.half"):
            with transaction.atomic():
                record(verb, by=aino)

    with pytest.raises(AssertionError, match="half done"):
        cut_everywhere(careless, at=lambda: inside(espoo), workspaces=[espoo])


def test_an_action_that_changes_nothing_proves_nothing(espoo: Workspace) -> None:
    with pytest.raises(AssertionError, match="changed nothing"):
        cut_everywhere(lambda: None, at=lambda: inside(espoo), workspaces=[espoo])
