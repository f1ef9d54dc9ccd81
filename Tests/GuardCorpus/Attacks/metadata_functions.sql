SELECT * FROM duckdb_tables()
;;
SELECT * FROM duckdb_columns()
;;
SELECT * FROM duckdb_views()
;;
SELECT * FROM duckdb_settings()
;;
SELECT * FROM duckdb_secrets()
;;
SELECT * FROM duckdb_databases()
;;
SELECT * FROM duckdb_schemas()
;;
SELECT * FROM duckdb_functions()
;;
SELECT * FROM duckdb_extensions()
;;
SELECT * FROM duckdb_constraints()
;;
SELECT * FROM duckdb_indexes()
;;
SELECT * FROM duckdb_sequences()
;;
SELECT * FROM duckdb_types()
;;
SELECT * FROM duckdb_keywords()
;;
SELECT * FROM duckdb_memory()
;;
SELECT * FROM duckdb_temporary_files()
;;
SELECT * FROM duckdb_optimizers()
;;
SELECT * FROM duckdb_variables()
;;
SELECT * FROM duckdb_dependencies()
;;
SELECT * FROM duckdb_logs()
;;
SELECT * FROM duckdb_log_contexts()
;;
SELECT * FROM duckdb_logs_parsed()
;;
SELECT * FROM duckdb_prepared_statements()
;;
SELECT * FROM duckdb_external_file_cache()
;;
SELECT * FROM duckdb_secret_types()
;;
SELECT * FROM duckdb_connection_count()
;;
SELECT * FROM duckdb_approx_database_count()
;;
SELECT * FROM duckdb_table_sample()
;;
SELECT * FROM duckdb_profiling_settings()
;;
SELECT * FROM pragma_version()
;;
SELECT * FROM pragma_platform()
;;
SELECT * FROM pragma_database_size()
;;
SELECT * FROM pragma_user_agent()
;;
SELECT * FROM pragma_collations()
;;
SELECT * FROM pragma_metadata_info()
;;
SELECT * FROM pg_timezone_names()
;;
SELECT * FROM icu_calendar_names()
;;
SELECT * FROM test_all_types()
;;
SELECT * FROM pragma_table_info('silver.laps')
;;
SELECT * FROM pragma_storage_info('laps')
;;
SELECT * FROM pragma_show('laps')
;;
SELECT * FROM which_secret('s3://x', 's3')
;;
SELECT * FROM summary((FROM silver.laps))
;;
SELECT * FROM histogram('silver.laps', 'driver')
;;
SELECT * FROM histogram_values(silver.laps, driver)
;;
SELECT * FROM test_vector_types(NULL::INT)
;;
SELECT * FROM repeat_row(1, num_rows := 10)
;;
SELECT * FROM repeat('x', 1000000000)
;;
SELECT current_setting('memory_limit')
;;
SELECT current_setting('temp_directory')
;;
SELECT getenv('HOME')
;;
SELECT getenv('PATH') FROM silver.laps
;;
SELECT getvariable('x')
;;
SELECT current_database()
;;
SELECT current_schema()
;;
SELECT current_schemas(true)
;;
SELECT current_catalog
;;
SELECT current_schema
;;
SELECT current_user
;;
SELECT current_role
;;
SELECT session_user
;;
SELECT user
;;
SELECT CURRENT_USER FROM silver.laps
;;
SELECT "current_user"
;;
SELECT current_query()
;;
SELECT current_connection_id()
;;
SELECT current_query_id()
;;
SELECT current_transaction_id()
;;
SELECT txid_current()
;;
SELECT version()
;;
SELECT pg_catalog.version()
;;
SELECT in_search_path('a', 'b')
;;
SELECT inet_server_addr()
;;
SELECT pg_postmaster_start_time()
;;
SELECT pg_conf_load_time()
;;
SELECT pg_get_viewdef(1)
;;
SELECT pg_get_constraintdef(1)
;;
SELECT obj_description(1, 'x')
;;
SELECT col_description(1, 1)
;;
SELECT has_table_privilege('x', 'y')
;;
SELECT pg_has_role('x', 'y', 'z')
;;
SELECT get_block_size('x')
;;
SELECT nextval('s')
;;
SELECT currval('s')
;;
SELECT setseed(0.5)
;;
SELECT enum_range(NULL::x)
;;
SELECT stats(driver) FROM silver.laps
;;
SELECT alias(driver) FROM silver.laps
;;
SELECT parse_duckdb_log_message('x', 'y')
;;
SELECT json_serialize_sql('SELECT 1')
;;
SELECT json_deserialize_sql('{}')
;;
SELECT json_serialize_plan('SELECT 1')
;;
SELECT * FROM json_execute_serialized_sql('{}')
;;
PRAGMA json_execute_serialized_sql('{}')
;;
SELECT add_parquet_key('a', 'b')
;;
SELECT sleep_ms(100000)
;;
SELECT pg_sleep(100)
;;
SELECT error('x')
;;
SELECT vector_type(driver) FROM silver.laps
;;
SELECT get_type(1)
;;
SELECT make_type('INTEGER')
;;
SELECT create_sort_key(driver, 'ASC') FROM silver.laps
;;
SELECT __internal_compress_string_ubigint('a')
;;
SELECT finalize(1)
;;
SELECT combine(1, 2)
;;
SELECT variant_bytes_to_variant('x')
;;
SELECT nope(1)
;;
SELECT silver.lower('x')
;;
SELECT main.nope(1)
;;
SELECT pg_catalog.lower('X')
;;
SELECT system.main.lower('X')
;;
SELECT "version"()
;;
SELECT VERSION()
;;
SELECT 'x'.version()
;;
SELECT list_aggregate([1], 'nope')
;;
SELECT list_aggregate([1], driver) FROM silver.laps
;;
SELECT list_aggregate([1], 'histogram')
;;
SELECT current_setting('secret_directory') || driver FROM silver.laps
