"""The shared trail is added to and read, never changed."""

GRANTS = {"audit_sharedevent": {"session": "SELECT, INSERT"}}
