SELECT * FROM information_schema.tables
;;
SELECT * FROM information_schema.columns
;;
SELECT * FROM INFORMATION_SCHEMA.TABLES
;;
SELECT * FROM pg_catalog.pg_tables
;;
SELECT * FROM pg_catalog.pg_settings
;;
SELECT * FROM pg_tables
;;
SELECT * FROM pg_class
;;
SELECT * FROM sqlite_master
;;
SELECT * FROM sqlite_schema
;;
SELECT * FROM duckdb_tables
;;
SELECT * FROM duckdb_settings
;;
SELECT * FROM main.sqlite_master
;;
SELECT * FROM pragma_database_list
;;
SELECT * FROM f1lake.build_state
;;
SELECT * FROM build_state
;;
SELECT * FROM "f1lake"."build_state"
;;
SELECT * FROM "F1LAKE".BUILD_STATE
;;
SELECT * FROM system.information_schema.tables
;;
SELECT * FROM temp.information_schema.tables
;;
SELECT * FROM memory.silver.laps
;;
SELECT * FROM snapshot.silver.laps
;;
SELECT * FROM "snapshot-1".silver.laps
;;
SELECT * FROM system.main.duckdb_settings
;;
SELECT * FROM bronze.laps
;;
SELECT * FROM main.laps
;;
SELECT * FROM nope.laps
;;
SELECT * FROM silver.nope
;;
SELECT * FROM nope
;;
SELECT * FROM "silver.laps"
;;
SELECT * FROM "gold.race_pace"
;;
SELECT * FROM ""
;;
SELECT * FROM "silver".""
;;
SELECT * FROM silver.laps.x
;;
SELECT * FROM a.b.c.d
;;
SELECT * FROM silver.information_schema
;;
SELECT * FROM (SELECT * FROM information_schema.tables)
;;
WITH x AS (SELECT 1), y AS (SELECT * FROM (WITH secret AS (SELECT 1) SELECT * FROM secret)) SELECT * FROM secret
;;
WITH a AS (SELECT * FROM b), b AS (SELECT 1) SELECT * FROM a
;;
WITH build_state AS (SELECT 1) SELECT * FROM f1lake.build_state
;;
WITH f1lake AS (SELECT 1) SELECT * FROM f1lake.build_state
;;
WITH x AS (SELECT * FROM x) SELECT * FROM x
;;
SELECT * FROM (WITH x AS (SELECT 1) SELECT 1) t, x
;;
SELECT (WITH x AS (SELECT 1) SELECT * FROM x), (SELECT * FROM x)
;;
(WITH x AS (SELECT 1) SELECT * FROM x) UNION ALL SELECT * FROM x
;;
SELECT * FROM silver.laps AS x JOIN x USING (driver)
;;
SELECT x.* FROM silver.laps l, l.x
;;
DESCRIBE information_schema.tables
;;
SUMMARIZE f1lake.build_state
;;
DESCRIBE nope
;;
SHOW f1lake.build_state
;;
TABLE f1lake.build_state
;;
PIVOT f1lake.build_state ON state IN ('secret')
;;
SELECT * FROM silver.laps AT (VERSION => 1)
;;
SELECT * FROM silver.laps AT (TIMESTAMP => now())
;;
SELECT * FROM silver.laps WHERE driver IN (SELECT state FROM f1lake.build_state)
