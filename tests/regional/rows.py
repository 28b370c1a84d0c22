"""Rows of each of the region's tables, written past Django as PostgreSQL sees them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
from psycopg.types.json import Jsonb

from core.documents import fingerprint
from regional.contracts import as_document
from tests.regional.makers import make_report

ROWS = """
INSERT INTO regional_obligation (id, municipality_id, rule_set_id, cycle, basis, force, covers_from, covers_to, opens_on,
  counted_due, due_on, grace_days, expected, expected_reason, created_at)
  VALUES (gen_random_uuid(), '049', 'checklist', 1, 'plan', 'guidance', '2024-06-01', '2026-05-31', '2025-12-03',
  '2026-06-01', '2026-06-01', 0, true, '', now());
INSERT INTO regional_coverage (id, report_id, obligation_id, municipality_id, mode, effective_at)
  SELECT gen_random_uuid(), r.id, o.id, '049', 'own', now() FROM regional_receivedreport r, regional_obligation o LIMIT 1;
INSERT INTO regional_obligationevent (id, obligation_id, kind, "on", recorded_at, reason, by_name, detail)
  SELECT gen_random_uuid(), id, 'exemption', '2026-05-01', now(), 'agreed', '', '{}' FROM regional_obligation;
INSERT INTO regional_reviewevent (id, coverage_id, number, kind, at, authority_id, by_name, text, reasons)
  SELECT gen_random_uuid(), id, 1, 'opened', now(), 'edc-01', '', '', '[]' FROM regional_coverage;
INSERT INTO regional_reviewevent (id, coverage_id, number, kind, at, authority_id, by_name, text, reasons, reply_due)
  SELECT gen_random_uuid(), id, 2, 'asked', now(), 'edc-01', '', '', '[]', '2026-06-30' FROM regional_coverage;
INSERT INTO regional_remark (id, coverage_id, event_id, subject, name, kind, text, version, changed_at, by_name)
  SELECT gen_random_uuid(), coverage_id, id, 'E4', 'Indicators', 'must', 'Name the source.', 1, now(), ''
  FROM regional_reviewevent WHERE kind = 'asked';
INSERT INTO regional_reply (id, remark_id, stance, text, at, sender_place, by_name)
  SELECT gen_random_uuid(), id, 'agree', '', now(), 'm049', '' FROM regional_remark;
INSERT INTO regional_closing (remark_id, text, at, authority_id, by_name)
  SELECT id, '', now(), 'edc-01', '' FROM regional_remark;
INSERT INTO regional_advicethread (id, municipality_id, sender_place, authority_id, title, about_kind, about_key, about_name,
  language, opened_at) VALUES (gen_random_uuid(), '049', 'm049', 'edc-01', 'A small group', '', '', '', 'en', now());
INSERT INTO regional_adviceentry (id, thread_id, number, kind, text, at, authority_id, by_name)
  SELECT gen_random_uuid(), id, 1, 'answer', 'Three will do.', now(), 'edc-01', '' FROM regional_advicethread;
INSERT INTO regional_receivedsignal (id, municipality_id, sender_place, sent_at, phase, coordinator_named, group_named, document)
  VALUES (gen_random_uuid(), '049', 'm049', now(), 1, true, true, '{}');
INSERT INTO regional_round (id, authority_id, title, letter, version, begun_at, changed_by_name, sent_by_name, closed_by_name)
  VALUES (gen_random_uuid(), 'edc-01', 'Round', 'Letter', 1, now(), '', '', '');
INSERT INTO regional_roundmunicipality (round_id, municipality_id, obligation_id)
  SELECT r.id, '049', o.id FROM regional_round r, regional_obligation o;
INSERT INTO regional_roundquestion (id, round_id, number, text, required)
  SELECT gen_random_uuid(), id, 1, 'Why?', true FROM regional_round;
UPDATE regional_round SET sent_at = now(), sent_by_name = 'Sanna';
INSERT INTO regional_reliefrequest (id, obligation_id, kind, reason, asked_at, asked_by_name, outcome, settled_by_name, answer)
  SELECT gen_random_uuid(), id, 'exemption', 'A merger comes.', now(), 'Aino', '', '', '' FROM regional_obligation;
UPDATE regional_reliefrequest SET outcome = 'refused', answer = 'Not yet.', settled_at = now();
INSERT INTO regional_reminder (id, obligation_id, day, due_on, note, asked_at, asked_by_name, given_at, recipients)
  SELECT gen_random_uuid(), id, -30, '2026-06-01', '', now(), '', now(), '{coordinator}' FROM regional_obligation;
INSERT INTO regional_pack
  (id, authority_id, title, "on", language, version, begun_at, begun_by_name, issued_by_name, content_hash)
  VALUES (gen_random_uuid(), 'edc-01', 'Pack', '2026-05-01', 'fi', 1, now(), 'Sanna', '', '');
INSERT INTO regional_packtext (pack_id, place, text, version, changed_at, changed_by_name)
  SELECT id, 'opening', 'Dear all', 1, now(), 'Sanna' FROM regional_pack;
UPDATE regional_pack SET number = 1, issued_at = now(), document = '{}', content_hash = repeat('0', 64);
"""
REPORT = """
INSERT INTO regional_receivedreport (id, sender_place, municipality_id, competence_id, authority_id, reference, revision,
  covers_from, covers_to, document, document_version, content_hash, idempotency_key, received_at)
SELECT gen_random_uuid(), 'm049', '049', c.id, c.authority_id, %(reference)s, 1, '2024-06-01', '2026-05-31', %(document)s, 1,
  %(hash)s, %(reference)s, %(at)s FROM register_competence c WHERE c.municipality_id = '049' AND c.valid_to IS NULL
"""
FIRST = datetime(2026, 5, 4, 9, tzinfo=UTC)


def fill(connection: psycopg.Connection[Any], reports: int = 3) -> None:
    """Three reports of Espoo, and a row in each of the other tables."""
    document = as_document(make_report())
    connection.execute('SET ROLE "kp_m049"')
    for number in range(1, reports + 1):
        connection.execute(
            REPORT,
            {
                "reference": f"KP-2026-{number:04}",
                "document": Jsonb(document),
                "hash": fingerprint(document),
                "at": FIRST + timedelta(hours=number),
            },
        )
    connection.execute("RESET ROLE")
    connection.execute(ROWS)
    connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
