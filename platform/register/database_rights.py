"""Everybody reads the register; the administrator keeps it."""

TABLES = (
    "register_area",
    "register_authority",
    "register_authoritysuccession",
    "register_belonging",
    "register_competence",
    "register_municipality",
    "register_municipalitysuccession",
)
READ = {"session": "SELECT", "workspace": "SELECT", "admin": "INSERT, UPDATE, DELETE"}

GRANTS = dict.fromkeys(TABLES, READ)
