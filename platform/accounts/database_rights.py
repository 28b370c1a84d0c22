"""Who may do what to the tables of people: a workspace sees its own members, and nobody's secrets."""

OWN = "place = (SELECT own_place())"
MEMBERS = """id IN (
    SELECT m.user_id FROM tenants_membership m JOIN tenants_workspace w ON w.id = m.workspace_id
    WHERE w.schema_name = (SELECT own_place()))"""
ALL = "SELECT, INSERT, UPDATE, DELETE"

GRANTS = {
    "accounts_user": {
        "session": "SELECT",
        "workspace": "SELECT",
        "front": "INSERT, UPDATE",
        "admin": "INSERT, UPDATE",
    },
    "accounts_credential": {"front": "SELECT, INSERT, UPDATE", "admin": "SELECT, INSERT, UPDATE"},
    "accounts_session": {"session": ALL, "workspace": ALL},
    "accounts_invitation": {
        "front": "SELECT, UPDATE, DELETE",
        "workspace": "SELECT, INSERT, UPDATE",
        "admin": "SELECT, INSERT, UPDATE",
    },
    "accounts_mail": {
        "session": "INSERT",
        "workspace": "INSERT",
        "front": "SELECT, UPDATE, DELETE",
    },
    "accounts_handover": {"front": "SELECT, INSERT, UPDATE, DELETE", "workspace": "SELECT, UPDATE"},
    "accounts_apitoken": {
        "session": "SELECT, INSERT, UPDATE",
        "workspace": "SELECT, INSERT, UPDATE",
    },
    "account_emailaddress": {"front": ALL, "admin": ALL},
    "account_emailconfirmation": {"front": ALL, "admin": "SELECT, DELETE"},
    "mfa_authenticator": {"front": ALL, "admin": "SELECT, DELETE"},
}
POLICIES = {
    "accounts_user": {"workspace": MEMBERS},
    "accounts_session": {"workspace": OWN},
    "accounts_invitation": {"workspace": OWN},
    "accounts_mail": {"workspace": OWN},
    "accounts_handover": {"workspace": OWN},
    "accounts_apitoken": {"workspace": OWN},
}
