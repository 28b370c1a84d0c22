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

OWN_REMARK = "remark_id IN (SELECT m.id FROM regional_remark m)"  # which shows what was handed over

# Letters that were sent to these municipalities; what is being written is the authority's alone.
OWN_ROUND = "id IN (SELECT m.round_id FROM regional_roundmunicipality m) AND sent_at IS NOT NULL"
OF_OWN_ROUND = "round_id IN (SELECT r.id FROM regional_round r)"
OF_OWN_OBLIGATION = "obligation_id IN (SELECT o.id FROM regional_obligation o)"

READ, ADD, WRITE = "SELECT", "SELECT, INSERT", "SELECT, INSERT, UPDATE, DELETE"

GRANTS = {
    "regional_obligation": {
        "region": "SELECT, INSERT, UPDATE (authority_at_due_id)",
        "workspace": READ,
    },
    "regional_obligationevent": {"region": ADD, "workspace": READ},
    "regional_receivedreport": {"region": READ, "workspace": ADD},
    "regional_sentby": {"region": READ, "workspace": ADD},
    "regional_coverage": {"region": READ, "workspace": ADD},
    "regional_reviewevent": {"region": ADD, "workspace": ADD},
    "regional_remark": {"region": WRITE, "workspace": READ},
    "regional_reply": {"region": READ, "workspace": ADD},
    "regional_closing": {"region": ADD, "workspace": READ},
    "regional_assignment": {"region": WRITE},
    "regional_presence": {"region": WRITE},
    "regional_officernotice": {"region": ADD},
    "regional_advicethread": {"region": READ, "workspace": ADD},
    "regional_adviceentry": {"region": ADD, "workspace": ADD},
    "regional_publishedanswer": {"region": "SELECT, INSERT, UPDATE", "workspace": READ},
    "regional_accessevent": {"region": ADD, "workspace": READ},
    "regional_reportfact": {"region": WRITE, "workspace": ADD},
    "regional_reporttally": {"region": WRITE, "workspace": ADD},
    "regional_publication": {"session": READ, "region": "INSERT"},
    "regional_savedview": {"region": WRITE},
    "regional_subscription": {"region": WRITE},
    "regional_digest": {"region": WRITE},
    "regional_receivedsignal": {"region": READ, "workspace": ADD},
    "regional_round": {"region": WRITE, "workspace": READ},
    "regional_roundmunicipality": {"region": WRITE, "workspace": READ},
    "regional_roundquestion": {"region": WRITE, "workspace": READ},
    "regional_pack": {"region": WRITE},
    "regional_packtext": {"region": WRITE},
    "regional_reliefrequest": {
        "region": "SELECT, UPDATE (outcome, settled_at, settled_by_name, answer, event_id)",
        "workspace": "SELECT, INSERT, UPDATE (outcome, settled_at, settled_by_name)",
    },
    "regional_reminder": {
        "region": ADD,
        "workspace": "SELECT, INSERT, UPDATE (given_at, recipients)",
    },
}
SEQUENCES = {"regional_reference": {"workspace": "USAGE"}}
POLICIES = {
    "regional_obligation": {"workspace": OWN_MUNICIPALITIES},
    "regional_obligationevent": {"workspace": OF_OWN_OBLIGATION},
    "regional_receivedreport": {
        "workspace": f"sender_place = (SELECT own_place()) AND {OWN_MUNICIPALITIES}"
    },
    "regional_sentby": {"workspace": OWN_REPORT},
    "regional_coverage": {"workspace": OWN_COVERAGE},
    "regional_reviewevent": {"workspace": "coverage_id IN (SELECT c.id FROM regional_coverage c)"},
    # An officer's draft is the officers' alone.
    "regional_remark": {
        "workspace": "event_id IS NOT NULL AND coverage_id IN (SELECT c.id FROM regional_coverage c)"
    },
    "regional_reply": {"workspace": f"sender_place = (SELECT own_place()) AND {OWN_REMARK}"},
    "regional_closing": {"workspace": OWN_REMARK},
    "regional_advicethread": {
        "workspace": f"sender_place = (SELECT own_place()) AND {OWN_MUNICIPALITIES}"
    },
    "regional_adviceentry": {
        "workspace": "thread_id IN (SELECT t.id FROM regional_advicethread t)"
    },
    # The memory is everybody's; what was taken down is nobody's but the authorities'.
    "regional_publishedanswer": {"workspace": "taken_down_at IS NULL"},
    "regional_accessevent": {"workspace": "coverage_id IN (SELECT c.id FROM regional_coverage c)"},
    "regional_reportfact": {"workspace": OWN_REPORT},
    "regional_reporttally": {"workspace": OWN_REPORT},
    "regional_receivedsignal": {
        "workspace": f"sender_place = (SELECT own_place()) AND {OWN_MUNICIPALITIES}"
    },
    "regional_round": {"workspace": OWN_ROUND},
    "regional_roundmunicipality": {"workspace": OWN_MUNICIPALITIES},
    "regional_roundquestion": {"workspace": OF_OWN_ROUND},
    # Without a right to the answer and the event, a workspace can but ask and take back: a decision has an answer.
    "regional_reliefrequest": {"workspace": OF_OWN_OBLIGATION},
    "regional_reminder": {"workspace": OF_OWN_OBLIGATION},
}
