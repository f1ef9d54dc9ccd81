ATTACH '/tmp/x.duckdb'
;;
ATTACH ':memory:' AS x
;;
ATTACH IF NOT EXISTS 'x' (TYPE sqlite)
;;
DETACH x
;;
USE silver
;;
USE memory
;;
INSTALL httpfs
;;
FORCE INSTALL httpfs
;;
INSTALL httpfs FROM community
;;
LOAD httpfs
;;
LOAD '/tmp/x.duckdb_extension'
;;
UPDATE EXTENSIONS
;;
PRAGMA version
;;
PRAGMA database_list
;;
PRAGMA table_info('silver.laps')
;;
PRAGMA enable_profiling
;;
PRAGMA profiling_output='/tmp/x'
;;
PRAGMA import_database('/tmp')
;;
PRAGMA show_tables
;;
PRAGMA database_size
;;
PRAGMA storage_info('silver.laps')
;;
SET memory_limit = '100GB'
;;
SET threads TO 64
;;
SET enable_external_access = true
;;
SET GLOBAL lock_configuration = false
;;
SET VARIABLE x = 1
;;
RESET memory_limit
;;
RESET ALL
;;
SET SESSION search_path = 'main'
;;
SET TimeZone = 'UTC'
;;
CALL pragma_version()
;;
CALL duckdb_tables()
;;
CALL range(10)
;;
CHECKPOINT
;;
FORCE CHECKPOINT
;;
CALL checkpoint()
;;
SELECT * FROM checkpoint()
;;
SELECT * FROM force_checkpoint()
;;
VACUUM
;;
VACUUM ANALYZE silver.laps
;;
ANALYZE
;;
EXPLAIN SELECT 1
;;
EXPLAIN ANALYZE SELECT * FROM silver.laps
;;
EXPLAIN (FORMAT json) SELECT 1
;;
PREPARE p AS SELECT 1
;;
EXECUTE p
;;
EXECUTE p(1)
;;
DEALLOCATE p
;;
DEALLOCATE ALL
;;
BEGIN
;;
BEGIN TRANSACTION READ ONLY
;;
START TRANSACTION
;;
COMMIT
;;
ROLLBACK
;;
ABORT
;;
END
;;
CREATE TABLE x (a INT)
;;
CREATE TABLE x AS SELECT 1
;;
CREATE OR REPLACE TABLE silver.laps AS SELECT 1
;;
CREATE TEMP TABLE x AS SELECT 1
;;
CREATE VIEW x AS SELECT 1
;;
CREATE TEMP VIEW x AS SELECT 1
;;
CREATE SCHEMA x
;;
CREATE SEQUENCE s
;;
CREATE TYPE t AS ENUM ('a')
;;
CREATE INDEX i ON silver.laps (driver)
;;
CREATE SECRET (TYPE s3)
;;
CREATE PERSISTENT SECRET s (TYPE http)
;;
CREATE MACRO f(x) AS x + 1
;;
CREATE TEMP MACRO f(x) AS TABLE SELECT x
;;
CREATE FUNCTION f(x) AS x
;;
CREATE OR REPLACE MACRO main.lower(x) AS x
;;
DROP TABLE silver.laps
;;
DROP SCHEMA silver CASCADE
;;
DROP VIEW x
;;
DROP SECRET s
;;
ALTER TABLE silver.laps ADD COLUMN x INT
;;
ALTER DATABASE x SET ALIAS TO y
;;
COMMENT ON TABLE silver.laps IS 'x'
;;
INSERT INTO silver.laps VALUES (1)
;;
INSERT INTO silver.laps SELECT * FROM silver.laps
;;
INSERT OR REPLACE INTO silver.laps VALUES (1)
;;
UPDATE silver.laps SET driver = 'X'
;;
DELETE FROM silver.laps
;;
TRUNCATE silver.laps
;;
MERGE INTO silver.laps USING silver.results ON true WHEN MATCHED THEN DELETE
;;
WITH x AS (INSERT INTO silver.laps VALUES (1) RETURNING *) SELECT * FROM x
;;
WITH x AS (DELETE FROM silver.laps RETURNING *) SELECT * FROM x
;;
WITH x AS (UPDATE silver.laps SET driver = 'X' RETURNING *) SELECT * FROM x
;;
WITH x AS (SELECT 1) INSERT INTO silver.laps SELECT * FROM x
;;
WITH x AS (SELECT 1) DELETE FROM silver.laps
;;
SELECT * FROM (INSERT INTO silver.laps VALUES (1) RETURNING *)
;;
SELECT * INTO x FROM silver.laps
;;
SELECT 1 INTO OUTFILE '/tmp/x'
;;
GRANT ALL ON silver.laps TO x
;;
REVOKE ALL ON silver.laps FROM x
;;
LOCK TABLE silver.laps
;;
LISTEN x
;;
KILL 1
;;
DO $$ SELECT 1 $$
;;
HANDLER x OPEN
;;
.shell ls
;;
.read /etc/passwd
;;
!ls
;;
\! ls
;;
SHOW TABLES
;;
SHOW ALL TABLES
;;
SHOW DATABASES
;;
SHOW SCHEMAS
;;
DESCRIBE
;;
SHOW search_path
;;
SELECT * FROM (SHOW TABLES)
;;
SELECT * FROM (SHOW DATABASES)
;;
FROM (SHOW ALL TABLES)
;;
SELECT * FROM (PRAGMA version)
;;
SELECT * FROM (DESCRIBE)
;;
SELECT * FROM (SET threads = 1)
;;
PIVOT silver.laps ON driver USING count(*)
;;
SELECT * FROM (PIVOT silver.laps ON driver USING count(*))
;;
PIVOT silver.laps ON driver IN some_enum USING count(*)
