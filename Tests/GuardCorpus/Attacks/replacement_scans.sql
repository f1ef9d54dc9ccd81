SELECT * FROM '/etc/passwd'
;;
SELECT * FROM "/etc/passwd"
;;
SELECT * FROM 'data.parquet'
;;
SELECT * FROM "data.parquet"
;;
SELECT * FROM 'x.csv'
;;
FROM 'x.csv'
;;
SELECT * FROM 'bronze/**/*.parquet'
;;
SELECT * FROM 'https://example.com/x.parquet'
;;
SELECT * FROM 's3://bucket/x.parquet'
;;
SELECT * FROM 'file:///etc/passwd'
;;
SELECT * FROM x.parquet
;;
SELECT * FROM "a"."parquet"
;;
SELECT * FROM silver.'x.parquet'
;;
SELECT * FROM 'x.json'
;;
SELECT * FROM 'x.duckdb'
;;
SELECT * FROM 'x.db'.main.t
;;
SELECT * FROM silver.laps, 'x.csv'
;;
SELECT * FROM silver.laps JOIN 'x.csv' USING (driver)
;;
SELECT * FROM (SELECT * FROM 'x.csv')
;;
WITH x AS (FROM 'x.csv') SELECT * FROM silver.laps
;;
SELECT (SELECT count(*) FROM 'x.csv')
;;
SELECT * FROM silver.laps WHERE driver IN (FROM 'x.csv')
;;
SELECT 1 UNION SELECT * FROM 'x.csv'
;;
PIVOT 'x.csv' ON a IN (1)
;;
DESCRIBE 'x.csv'
;;
SUMMARIZE 'x.csv'
;;
SUMMARIZE "x.csv"
;;
TABLE 'x.csv'
;;
SELECT * FROM E'x.csv'
;;
SELECT * FROM $$x.csv$$
;;
WITH "other.csv" AS (SELECT 1) SELECT * FROM "x.csv"
;;
SELECT * FROM (WITH "x.csv" AS (SELECT 1) SELECT 1), "x.csv"
;;
SELECT * FROM silver.laps SEMI JOIN 'x.csv' USING (a)
;;
SELECT * FROM '/proc/self/environ'
;;
SELECT * FROM '\\host\share\x.csv'
;;
SELECT * FROM 'laps.csv' AS laps
;;
SELECT * FROM "laps.csv" laps
;;
SELECT * FROM '../bronze/laps.parquet'
