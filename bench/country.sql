-- Reports of four municipalities of five on all that has fallen due, the oldest first; asked of the server's administrator.
-- Each holds the document of the table `sample`. What figures are counted from is made by rebuild_figures.
CREATE TEMP TABLE sent AS
SELECT gen_random_uuid() AS report, o.id AS obligation, o.municipality_id, o.covers_from, o.covers_to, c.id AS competence,
       c.authority_id, o.due_on - 12 + time '12:00' AT TIME ZONE 'Europe/Helsinki' AS at,
       dense_rank() OVER (ORDER BY o.municipality_id) AS number
FROM regional_obligation o
JOIN register_competence c ON c.municipality_id = o.municipality_id
  AND o.due_on - 12 BETWEEN c.valid_from AND coalesce(c.valid_to, 'infinity')
WHERE o.due_on < date '2026-07-01'
  AND NOT EXISTS (SELECT FROM regional_coverage k WHERE k.municipality_id = o.municipality_id);
DELETE FROM sent WHERE number % 5 = 0;
INSERT INTO regional_receivedreport (id, sender_place, municipality_id, competence_id, authority_id, reference, revision, covers_from,
  covers_to, document, document_version, content_hash, idempotency_key, received_at, sequence, previous_hash, chain_hash)
SELECT report, 'm' || municipality_id, municipality_id, competence, authority_id,
  'KP-' || extract(year FROM at) || '-' || municipality_id, 1, covers_from, covers_to, document, 2, hash,
  'bench ' || covers_to, at, 0, '', ''
FROM sent, sample ORDER BY at, municipality_id;
INSERT INTO regional_coverage (id, report_id, obligation_id, municipality_id, mode, effective_at)
SELECT gen_random_uuid(), report, obligation, municipality_id, 'own', at FROM sent;
DROP TABLE sent;
