-- What each municipality owed two and four years before its first report: six years of reports in all.
INSERT INTO regional_obligation (id, municipality_id, rule_set_id, cycle, basis, force, covers_from, covers_to, opens_on,
  counted_due, due_on, grace_days, since, authority_at_due_id, expected, expected_reason, created_at)
SELECT gen_random_uuid(), o.municipality_id, rule_set_id, 100 + back, basis, force,
  (covers_from - back * interval '2 years')::date, (covers_to - back * interval '2 years')::date,
  (opens_on - back * interval '2 years')::date, (counted_due - back * interval '2 years')::date,
  (due_on - back * interval '2 years')::date, grace_days, NULL, c.authority_id, expected, expected_reason, created_at
FROM (SELECT DISTINCT ON (municipality_id) * FROM regional_obligation ORDER BY municipality_id, due_on) o
CROSS JOIN generate_series(1, 2) back
JOIN register_competence c ON c.municipality_id = o.municipality_id
  AND (o.due_on - back * interval '2 years')::date BETWEEN c.valid_from AND coalesce(c.valid_to, 'infinity');
