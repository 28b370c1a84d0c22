"""Who may do what with what was received: the region reads all of it, a workspace its own; nobody changes any of it.

The front door and the administrator have no right here at all.
"""

# The municipalities for which this connection's workspace plans and reports.
OWN_MUNICIPALITIES = """municipality_id IN (
  SELECT p.municipality_id FROM tenants_participation p JOIN tenants_workspace w ON w.id = p.workspace_id
  WHERE w.schema_name = (SELECT own_place()))"""
OWN_REPORT = (
    "report_id IN (SELECT r.id FROM regional_receivedreport r)"  # which shows own rows alone
)
# A joint area covers those who took part on the last day of the period.
OWN_COVERAGE = """EXISTS (
  SELECT FROM regional_receivedreport r
  JOIN tenants_workspace w ON w.schema_name = r.sender_place
  JOIN tenants_participation p ON p.workspace_id = w.id
  WHERE r.id = report_id AND p.municipality_id = regional_coverage.municipality_id
    AND (w.kind = 'municipality' OR r.covers_to BETWEEN p.valid_from AND coalesce(p.valid_to, 'infinity')))"""

READ, ADD = "SELECT", "SELECT, INSERT"

GRANTS = {
    "regional_obligation": {
        "region": "SELECT, INSERT, UPDATE (authority_at_due_id)",
        "workspace": READ,
    },
    "regional_obligationevent": {"region": ADD, "workspace": READ},
    "regional_receivedreport": {"region": READ, "workspace": ADD},
    "regional_sentby": {"region": READ, "workspace": ADD},
    "regional_coverage": {"region": READ, "workspace": ADD},
    "regional_reviewevent": {"region": ADD, "workspace": READ},
    "regional_reportfact": {"region": "SELECT, INSERT, UPDATE, DELETE", "workspace": ADD},
    "regional_receivedsignal": {"region": READ, "workspace": ADD},
}
SEQUENCES = {"regional_reference": {"workspace": "USAGE"}}
POLICIES = {
    "regional_obligation": {"workspace": OWN_MUNICIPALITIES},
    "regional_obligationevent": {
        "workspace": "obligation_id IN (SELECT o.id FROM regional_obligation o)"
    },
    "regional_receivedreport": {
        "workspace": f"sender_place = (SELECT own_place()) AND {OWN_MUNICIPALITIES}"
    },
    "regional_sentby": {"workspace": OWN_REPORT},
    "regional_coverage": {"workspace": OWN_COVERAGE},
    "regional_reviewevent": {"workspace": "coverage_id IN (SELECT c.id FROM regional_coverage c)"},
    "regional_reportfact": {"workspace": OWN_REPORT},
    "regional_receivedsignal": {
        "workspace": f"sender_place = (SELECT own_place()) AND {OWN_MUNICIPALITIES}"
    },
}
