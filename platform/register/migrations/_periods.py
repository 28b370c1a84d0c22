"""What the database holds of the register beyond Django's constraints."""

# A core GiST range and no extension: each municipality and kind has a million days of its own on one line of numbers,
# counted from 1900, and two periods may not share a day.
DAYS = 1_000_000

PERIODS = """
ALTER TABLE {table} ADD CONSTRAINT {name}_begins_after_1900 CHECK (valid_from >= DATE '1900-01-01');
ALTER TABLE {table} ADD CONSTRAINT {name}_periods_do_not_overlap EXCLUDE USING gist (
    int8range(
        (municipality_id::bigint * 10 + {number}) * {days} + (valid_from - DATE '1900-01-01'),
        (municipality_id::bigint * 10 + {number}) * {days} + coalesce(valid_to - DATE '1900-01-01', {days} - 1),
        '[]'
    ) WITH &&
);
"""

BELONGINGS = PERIODS.format(
    table="register_belonging",
    name="belonging",
    days=DAYS,
    number="CASE kind WHEN 'region' THEN 1 WHEN 'wellbeing_county' THEN 2 WHEN 'employment_area' THEN 3 END",
)

COMPETENCES = PERIODS.format(
    table="register_competence",
    name="competence",
    days=DAYS,
    number="CASE task WHEN 'integration' THEN 1 END",
)

KIND = """
ALTER TABLE register_belonging ADD CONSTRAINT belonging_has_the_kind_of_its_area
    FOREIGN KEY (area_id, kind) REFERENCES register_area (id, kind);
"""
