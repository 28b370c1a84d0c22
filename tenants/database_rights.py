"""Who may do what to the tables of workspaces and memberships."""

OWN = "workspace_id = (SELECT w.id FROM tenants_workspace w WHERE w.schema_name = (SELECT own_place()))"

# Its own members: what a workspace sees of the memberships is its own.
MEMBERS = " AND user_id IN (SELECT m.user_id FROM tenants_membership m)"

GRANTS = {
    "tenants_workspace": {"session": "SELECT", "workspace": "SELECT", "admin": "INSERT, UPDATE"},
    "tenants_domain": {
        "session": "SELECT",
        "workspace": "SELECT",
        "admin": "INSERT, UPDATE, DELETE",
    },
    "tenants_participation": {
        "session": "SELECT",
        "workspace": "SELECT",
        "admin": "INSERT, UPDATE",
    },
    "tenants_membership": {
        "session": "SELECT",
        "front": "INSERT, UPDATE",
        "admin": "INSERT, UPDATE",
        "workspace": "SELECT, INSERT, UPDATE",
    },
    "tenants_officer": {
        "session": "SELECT",
        "front": "INSERT, UPDATE",
        "admin": "INSERT, UPDATE",
        "region": "INSERT, UPDATE",
    },
    "tenants_errand": {"front": "SELECT", "workspace": "SELECT, INSERT, UPDATE, DELETE"},
    "tenants_schematemplate": {"admin": "SELECT"},
    # Django's and the libraries' own tables.
    "django_content_type": {"session": "SELECT", "workspace": "SELECT"},
    "django_admin_log": {"admin": "SELECT, INSERT"},
}
POLICIES = {
    "tenants_membership": {"workspace": OWN},
    # The front door shows a person's errands to that person: `tenants.errands.seen_by` says who asks.
    "tenants_errand": {
        "workspace": OWN + MEMBERS,
        "session": "user_id = (SELECT own_person())",
    },
}
