COPY silver.laps TO '/tmp/out.csv'
;;
COPY (SELECT 1) TO '/tmp/out.parquet' (FORMAT parquet)
;;
COPY silver.laps FROM '/etc/passwd'
;;
copy silver.laps to '/tmp/x'
;;
/* hi */ COPY silver.laps TO '/tmp/x'
;;
-- hi
COPY silver.laps TO '/tmp/x'
;;
WITH x AS (COPY silver.laps TO '/tmp/x') SELECT 1
;;
WITH x AS (SELECT 1) COPY x TO '/tmp/x'
;;
SELECT * FROM (COPY silver.laps TO '/tmp/x')
;;
SELECT (COPY silver.laps TO '/tmp/x')
;;
(COPY silver.laps TO '/tmp/x')
;;
COPY FROM DATABASE a TO b
;;
EXPORT DATABASE '/tmp/x'
;;
EXPORT DATABASE '/tmp/x' (FORMAT parquet)
;;
IMPORT DATABASE '/tmp/x'
;;
SELECT 1; COPY silver.laps TO '/tmp/x'
;;
SELECT * FROM enable_logging(level := 'debug', storage := 'file', storage_path := '/tmp/log')
;;
SELECT * FROM enable_logging('QueryLog', storage_path := '/tmp/log')
;;
CALL enable_logging()
;;
SELECT * FROM disable_logging()
;;
SELECT * FROM truncate_duckdb_logs()
;;
SELECT * FROM enable_profiling(save_location := '/tmp/p')
;;
SELECT * FROM disable_profiling()
;;
SELECT write_log('x')
;;
SELECT write_log('x', log_type := 'y') FROM silver.laps
;;
SELECT * FROM copy_database('a', 'b')
;;
EXPLAIN COPY silver.laps TO '/tmp/x'
;;
EXPLAIN ANALYZE COPY silver.laps TO '/tmp/x'
;;
PREPARE x AS COPY silver.laps TO '/tmp/x'
;;
COPY silver.laps TO STDOUT
;;
COPY silver.laps TO PROGRAM 'sh'
;;
COPY silver.laps TO '/dev/stdout'
