SELECT * FROM query('SELECT 1')
;;
SELECT * FROM query('COPY silver.laps TO ''/tmp/x''')
;;
SELECT * FROM query_table('laps')
;;
SELECT * FROM query_table(['laps', 'results'])
;;
SELECT * FROM query_table('/etc/passwd')
;;
SELECT * FROM "query"('SELECT 1')
;;
SELECT * FROM main.query('SELECT 1')
;;
SELECT * FROM QUERY('SELECT 1')
;;
SELECT query('SELECT 1')
;;
SELECT * FROM silver.laps, query('SELECT 1')
;;
SELECT * FROM (SELECT * FROM query('SELECT 1'))
;;
WITH x AS (FROM query('SELECT 1')) SELECT * FROM x
;;
SELECT * FROM query_table(silver.laps)
;;
SELECT * FROM query($$SELECT 1$$)
;;
SELECT * FROM silver.laps LEFT JOIN query('SELECT 1') ON true
;;
SELECT eval('1')
;;
SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))
;;
SELECT apply([1], 'version')
;;
SELECT $1
;;
SELECT ?
;;
SELECT $name
;;
SELECT * FROM silver.laps WHERE driver = ?
;;
SELECT * FROM silver.laps LIMIT $1
;;
SELECT * FROM query($1)
;;
SELECT $1::VARCHAR || ?
;;
SELECT driver::nope FROM silver.laps
;;
SELECT 1::ENUM('a', 'b')
;;
SELECT 'a'::main.x
;;
SELECT NULL::VARIANT
;;
SELECT 'x'::GEOMETRY
;;
SELECT CAST(driver AS silver.laps) FROM silver.laps
;;
SELECT [1]::nope[]
;;
SELECT {'a': 1}::STRUCT(a nope)
;;
SELECT 'laps'::regclass
;;
SELECT 1::UNION(a INT)
;;
SELECT driver COLLATE de FROM silver.laps
;;
SELECT driver COLLATE nope FROM silver.laps
;;
SELECT x -> 'a' FROM silver.laps
;;
SELECT driver ->> '$.a' FROM silver.laps
;;
SELECT DEFAULT
;;
SELECT * FROM silver.laps FOR UPDATE
