-- Reports of four municipalities of five, each with its coverage and its facts; asked of the server's administrator.
CREATE TEMP TABLE sent AS
SELECT gen_random_uuid() AS report, o.id AS obligation, o.municipality_id, o.covers_from, o.covers_to, c.id AS competence,
       c.authority_id, row_number() OVER (ORDER BY o.municipality_id) AS number
FROM (SELECT DISTINCT ON (municipality_id) * FROM regional_obligation ORDER BY municipality_id, due_on) o
JOIN register_competence c ON c.municipality_id = o.municipality_id AND c.valid_to IS NULL
WHERE NOT EXISTS (SELECT FROM regional_coverage k WHERE k.municipality_id = o.municipality_id);
DELETE FROM sent WHERE number % 5 = 0;
INSERT INTO regional_receivedreport (id, sender_place, municipality_id, competence_id, authority_id, reference, revision, covers_from,
  covers_to, document, document_version, content_hash, idempotency_key, received_at, sequence, previous_hash, chain_hash)
SELECT report, 'm' || municipality_id, municipality_id, competence, authority_id, 'KP-2026-' || municipality_id, 1, covers_from,
  covers_to, '{}', 1, repeat('0', 64), 'bench', timestamptz '2026-05-20 12:00+03', 0, '', '' FROM sent;
INSERT INTO regional_coverage (id, report_id, obligation_id, municipality_id, mode, effective_at)
SELECT gen_random_uuid(), report, obligation, municipality_id, 'own', timestamptz '2026-05-20 12:00+03' FROM sent;
INSERT INTO regional_reportfact (report_id, elements_required, elements_met, indicators, indicators_answered, objectives, measures,
  is_complete) SELECT report, 8, 8, 9, 9, 8, 40, true FROM sent;
DROP TABLE sent;
ANALYZE;
