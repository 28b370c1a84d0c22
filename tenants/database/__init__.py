"""PostgreSQL as seen by Kotopolku: each connection is bound to a role and a schema, or it answers nothing."""
