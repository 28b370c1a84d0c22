-- Nine copies of every municipality, with what it belongs to and what it owes. Uusimaa's authority stays as large as it was.
CREATE TEMP TABLE copies AS
SELECT m.code AS original, chr(96 + n) || lpad((row_number() OVER (PARTITION BY n ORDER BY m.code))::text, 3, '0') AS long, n
FROM register_municipality m, generate_series(1, 9) n WHERE m.valid_to IS NULL AND NOT m.is_aland;
ALTER TABLE copies ADD code text;
-- Three places of the letters and digits that a code has room for.
UPDATE copies SET code = left(long, 1) || substr('0123456789abcdefghijklmnopqrstuvwxyz', right(long, 3)::int / 36 + 1, 1)
  || substr('0123456789abcdefghijklmnopqrstuvwxyz', right(long, 3)::int % 36 + 1, 1);
