-- # The last word is the engine's: it must name no path and no snapshot.
SELECT * FROM '/etc/passwd' WHERE nope
;;
SELECT 'snapshot'::DATE, nope FROM silver.laps
;;
SELECT * FROM silver.laps WHERE nope = '/etc/passwd'
;;
SELECT silver.laps.nope FROM silver.laps
;;
SELECT driver + 1 FROM silver.laps
;;
SELECT driver::INTEGER FROM silver.laps
;;
SELECT CAST('/etc/passwd' AS INTEGER)
;;
SELECT sum(driver) FROM silver.laps
;;
SELECT x.y.z.driver FROM silver.laps
;;
SELECT lower(1, 2, 3)
;;
SELECT abs('x', 'y')
;;
SELECT 1 / 'x'
;;
SELECT DATE '2024-99-99'
;;
SELECT strptime('x', '%Y')
;;
SELECT driver FROM silver.laps GROUP BY team
;;
SELECT (SELECT driver FROM silver.laps)
;;
SELECT 9223372036854775807 + 1
;;
SELECT exp(100000)::INTEGER
;;
SELECT regexp_matches('a', '(')
;;
SELECT 'x'::TIMESTAMP
;;
SELECT make_date(2024, 13, 1)
;;
SELECT list_extract(driver, 'x') FROM silver.laps
;;
SELECT driver FROM silver.laps ORDER BY 99
;;
SELECT * FROM silver.laps JOIN silver.results USING (nope)
;;
SELECT sqrt(-1), ln(-1), nope
;;
SELECT try_strptime('x', 5)
;;
SELECT driver FROM silver.laps LIMIT -1
;;
SELECT driver FROM silver.laps LIMIT 'x'
;;
SELECT * EXCLUDE (nope) FROM silver.laps
;;
SELECT COLUMNS('nope') FROM silver.laps
;;
SELECT a.b FROM (SELECT {'c': 1} AS a)
