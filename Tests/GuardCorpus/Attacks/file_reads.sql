SELECT * FROM read_csv('/etc/passwd')
;;
SELECT * FROM read_csv_auto('/etc/passwd')
;;
SELECT * FROM read_text('/etc/passwd')
;;
SELECT * FROM read_blob('/etc/passwd')
;;
SELECT * FROM read_json('/etc/passwd')
;;
SELECT * FROM read_json_auto('/etc/passwd')
;;
SELECT * FROM read_json_objects('/etc/passwd')
;;
SELECT * FROM read_json_objects_auto('/etc/passwd')
;;
SELECT * FROM read_ndjson('/etc/passwd')
;;
SELECT * FROM read_ndjson_auto('/etc/passwd')
;;
SELECT * FROM read_ndjson_objects('/etc/passwd')
;;
SELECT * FROM read_parquet('/tmp/*.parquet')
;;
SELECT * FROM parquet_scan('x.parquet')
;;
SELECT * FROM parquet_metadata('x.parquet')
;;
SELECT * FROM parquet_schema('x.parquet')
;;
SELECT * FROM parquet_file_metadata('x.parquet')
;;
SELECT * FROM parquet_kv_metadata('x.parquet')
;;
SELECT * FROM parquet_full_metadata('x')
;;
SELECT * FROM parquet_bloom_probe('x', 'a', 1)
;;
SELECT * FROM glob('/**')
;;
SELECT * FROM sniff_csv('/etc/passwd')
;;
SELECT * FROM read_duckdb('/tmp/x.duckdb')
;;
SELECT * FROM arrow_scan(1, 2, 3)
;;
SELECT * FROM arrow_scan_dumb(1, 2, 3)
;;
SELECT * FROM pandas_scan(1)
;;
SELECT * FROM python_map_function(1)
;;
SELECT * FROM seq_scan('laps')
;;
SELECT * FROM sqlite_scan('/tmp/x.db', 't')
;;
SELECT * FROM postgres_scan('', 'public', 't')
;;
SELECT * FROM mysql_query('x', 'select 1')
;;
SELECT * FROM iceberg_scan('/tmp')
;;
SELECT * FROM delta_scan('/tmp')
;;
SELECT * FROM st_read('/etc/passwd')
;;
SELECT * FROM read_xlsx('/tmp/x.xlsx')
;;
SELECT (SELECT content FROM read_text('/etc/passwd'))
;;
SELECT * FROM silver.laps WHERE driver = (SELECT content FROM read_text('/etc/passwd'))
;;
WITH x AS (SELECT * FROM read_text('/etc/passwd')) SELECT * FROM x
;;
SELECT * FROM silver.laps, LATERAL (SELECT * FROM read_text('/etc/passwd'))
;;
SELECT driver FROM silver.laps UNION ALL SELECT content FROM read_text('/etc/passwd')
;;
SELECT driver FROM silver.laps ORDER BY (SELECT count(*) FROM read_text('/etc/passwd'))
;;
SELECT driver FROM silver.laps LIMIT (SELECT length(content) FROM read_text('/etc/passwd'))
;;
SELECT driver FROM silver.laps LIMIT 1 OFFSET (SELECT 1 FROM read_text('/etc/passwd'))
;;
SELECT * FROM silver.laps WHERE EXISTS (FROM read_text('/etc/passwd'))
;;
SELECT count(*) FILTER (WHERE (SELECT true FROM read_text('/etc/passwd'))) FROM silver.laps
;;
SELECT sum(1) OVER (ORDER BY (SELECT content FROM read_text('/etc/passwd'))) FROM silver.laps
;;
SELECT CASE WHEN true THEN (SELECT content FROM read_text('/etc/passwd')) END
;;
VALUES ((SELECT content FROM read_text('/etc/passwd')))
;;
DESCRIBE (SELECT * FROM read_text('/etc/passwd'))
;;
SUMMARIZE (SELECT * FROM read_csv('/etc/passwd'))
;;
PIVOT (SELECT * FROM read_text('/etc/passwd')) ON size IN (1, 2) USING count(*)
;;
UNPIVOT (SELECT size FROM read_text('/etc/passwd')) ON size
;;
FROM read_text('/etc/passwd')
;;
FROM (FROM read_text('/etc/passwd'))
;;
TABLE (SELECT * FROM read_text('/etc/passwd'))
;;
SELECT [content FOR content IN (SELECT list(content) FROM read_text('/etc/passwd'))]
;;
SELECT list_transform([1], x -> (SELECT content FROM read_text('/etc/passwd')))
;;
SELECT * EXCLUDE (a) REPLACE ((SELECT content FROM read_text('/etc/passwd')) AS driver) FROM silver.laps
;;
SELECT driver FROM silver.laps GROUP BY driver, (SELECT content FROM read_text('/etc/passwd'))
;;
SELECT driver FROM silver.laps GROUP BY driver HAVING (SELECT true FROM read_text('/etc/passwd'))
;;
SELECT driver FROM silver.laps QUALIFY (SELECT true FROM read_text('/etc/passwd'))
;;
SELECT * FROM silver.laps a JOIN silver.laps b ON (SELECT true FROM read_text('/etc/passwd'))
;;
SELECT READ_TEXT('/etc/passwd')
;;
SELECT * FROM ReAd_TeXt('/etc/passwd')
;;
SELECT * FROM "read_text"('/etc/passwd')
;;
SELECT * FROM main.read_text('/etc/passwd')
;;
SELECT * FROM system.main.read_text('/etc/passwd')
;;
SELECT * FROM read_text/**/('/etc/passwd')
;;
SELECT * FROM read_text
('/etc/passwd')
;;
SELECT * FROM read_text($$ /etc/passwd $$)
;;
SELECT * FROM read_text(E'\x2fetc\x2fpasswd')
;;
SELECT * FROM read_text(['/etc/passwd'])
;;
SELECT * FROM read_text(getenv('HOME'))
;;
SELECT '/etc/passwd'.read_text()
;;
SELECT * FROM range(1) WITH ORDINALITY, read_text('/etc/passwd')
