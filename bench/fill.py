"""Open workspaces until there are 300."""

import django

WANTED = 300


def main() -> None:
    """Open a workspace for each municipality that has none, in order, until there are as many as wanted."""
    from register.models import Municipality
    from tenants.context import as_administrator
    from tenants.models import Workspace
    from tenants.services import open_workspace

    with as_administrator():
        there = set(Workspace.objects.values_list("municipality_id", flat=True))
        today = (
            Municipality.objects.filter(valid_to=None)
            .exclude(pk__in=there)
            .order_by("is_aland", "code")
        )
        for municipality in today[: WANTED - len(there)]:
            open_workspace(municipality)
        assert Workspace.objects.count() == WANTED


if __name__ == "__main__":
    django.setup()
    main()
