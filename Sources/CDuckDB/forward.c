// Every function of DuckDB's C API that the wrapper calls, forwarded to the library that is loaded
// at the first call. The compiler refuses a line that does not match duckdb.h.
#include "library.h"

// Hidden: the library's own calls among these functions must not come back to this program.
#define DUCKDB_C_API __attribute__((visibility("hidden")))
#include <duckdb.h>

// Several threads may look a function up at the same time: they find the same address.
#define FORWARD(result, name, parameters, arguments)                                    \
  result name parameters {                                                              \
    static _Atomic(void *) found;                                                       \
    void *function = found;                                                             \
    if (!function) found = function = f1lake_duckdb_function(#name);                    \
    return ((__typeof__(&name))function)arguments;                                      \
  }
#define FORWARD0(result, name) FORWARD(result, name, (void), ())
#define FORWARD1(result, name, A) FORWARD(result, name, (A a), (a))
#define FORWARD2(result, name, A, B) FORWARD(result, name, (A a, B b), (a, b))
#define FORWARD3(result, name, A, B, C) FORWARD(result, name, (A a, B b, C c), (a, b, c))
#define FORWARD4(result, name, A, B, C, D) \
  FORWARD(result, name, (A a, B b, C c, D d), (a, b, c, d))

FORWARD4(duckdb_state, duckdb_open_ext, const char *, duckdb_database *, duckdb_config, char **)
FORWARD1(void, duckdb_close, duckdb_database *)
FORWARD0(const char *, duckdb_library_version)
FORWARD2(duckdb_state, duckdb_connect, duckdb_database, duckdb_connection *)
FORWARD1(void, duckdb_interrupt, duckdb_connection)
FORWARD1(duckdb_query_progress_type, duckdb_query_progress, duckdb_connection)
FORWARD1(void, duckdb_disconnect, duckdb_connection *)
FORWARD1(duckdb_state, duckdb_create_config, duckdb_config *)
FORWARD3(duckdb_state, duckdb_set_config, duckdb_config, const char *, const char *)
FORWARD1(void, duckdb_destroy_config, duckdb_config *)
FORWARD3(duckdb_state, duckdb_query, duckdb_connection, const char *, duckdb_result *)
FORWARD1(void, duckdb_destroy_result, duckdb_result *)
FORWARD2(const char *, duckdb_column_name, duckdb_result *, idx_t)
FORWARD2(duckdb_type, duckdb_column_type, duckdb_result *, idx_t)
FORWARD1(idx_t, duckdb_column_count, duckdb_result *)
FORWARD1(const char *, duckdb_result_error, duckdb_result *)
FORWARD1(void, duckdb_free, void *)
FORWARD0(idx_t, duckdb_vector_size)
FORWARD3(duckdb_state, duckdb_prepare, duckdb_connection, const char *, duckdb_prepared_statement *)
FORWARD1(void, duckdb_destroy_prepare, duckdb_prepared_statement *)
FORWARD1(const char *, duckdb_prepare_error, duckdb_prepared_statement)
FORWARD1(idx_t, duckdb_nparams, duckdb_prepared_statement)
FORWARD1(duckdb_statement_type, duckdb_prepared_statement_type, duckdb_prepared_statement)
FORWARD3(duckdb_state, duckdb_bind_boolean, duckdb_prepared_statement, idx_t, bool)
FORWARD3(duckdb_state, duckdb_bind_int64, duckdb_prepared_statement, idx_t, int64_t)
FORWARD3(duckdb_state, duckdb_bind_double, duckdb_prepared_statement, idx_t, double)
FORWARD3(duckdb_state, duckdb_bind_timestamp, duckdb_prepared_statement, idx_t, duckdb_timestamp)
FORWARD4(duckdb_state, duckdb_bind_varchar_length,
         duckdb_prepared_statement, idx_t, const char *, idx_t)
FORWARD4(duckdb_state, duckdb_table_description_create,
         duckdb_connection, const char *, const char *, duckdb_table_description *)
FORWARD1(void, duckdb_table_description_destroy, duckdb_table_description *)
FORWARD1(idx_t, duckdb_table_description_get_column_count, duckdb_table_description)
FORWARD2(char *, duckdb_table_description_get_column_name, duckdb_table_description, idx_t)
FORWARD2(duckdb_logical_type, duckdb_table_description_get_column_type,
         duckdb_table_description, idx_t)
FORWARD1(char *, duckdb_logical_type_get_alias, duckdb_logical_type)
FORWARD4(duckdb_state, duckdb_bind_blob, duckdb_prepared_statement, idx_t, const void *, idx_t)
FORWARD2(duckdb_state, duckdb_bind_null, duckdb_prepared_statement, idx_t)
FORWARD3(idx_t, duckdb_extract_statements,
         duckdb_connection, const char *, duckdb_extracted_statements *)
FORWARD4(duckdb_state, duckdb_prepare_extracted_statement,
         duckdb_connection, duckdb_extracted_statements, idx_t, duckdb_prepared_statement *)
FORWARD1(const char *, duckdb_extract_statements_error, duckdb_extracted_statements)
FORWARD1(void, duckdb_destroy_extracted, duckdb_extracted_statements *)
FORWARD2(duckdb_state, duckdb_pending_prepared_streaming,
         duckdb_prepared_statement, duckdb_pending_result *)
FORWARD1(void, duckdb_destroy_pending, duckdb_pending_result *)
FORWARD1(const char *, duckdb_pending_error, duckdb_pending_result)
FORWARD2(duckdb_state, duckdb_execute_pending, duckdb_pending_result, duckdb_result *)
FORWARD1(duckdb_logical_type, duckdb_create_logical_type, duckdb_type)
FORWARD1(duckdb_type, duckdb_get_type_id, duckdb_logical_type)
FORWARD1(void, duckdb_destroy_logical_type, duckdb_logical_type *)
FORWARD2(duckdb_data_chunk, duckdb_create_data_chunk, duckdb_logical_type *, idx_t)
FORWARD1(void, duckdb_destroy_data_chunk, duckdb_data_chunk *)
FORWARD1(void, duckdb_data_chunk_reset, duckdb_data_chunk)
FORWARD1(idx_t, duckdb_data_chunk_get_column_count, duckdb_data_chunk)
FORWARD2(duckdb_vector, duckdb_data_chunk_get_vector, duckdb_data_chunk, idx_t)
FORWARD1(idx_t, duckdb_data_chunk_get_size, duckdb_data_chunk)
FORWARD2(void, duckdb_data_chunk_set_size, duckdb_data_chunk, idx_t)
FORWARD1(duckdb_logical_type, duckdb_vector_get_column_type, duckdb_vector)
FORWARD1(void *, duckdb_vector_get_data, duckdb_vector)
FORWARD1(uint64_t *, duckdb_vector_get_validity, duckdb_vector)
FORWARD1(void, duckdb_vector_ensure_validity_writable, duckdb_vector)
FORWARD4(void, duckdb_vector_assign_string_element_len, duckdb_vector, idx_t, const char *, idx_t)
FORWARD2(void, duckdb_validity_set_row_invalid, uint64_t *, idx_t)
FORWARD4(duckdb_state, duckdb_appender_create,
         duckdb_connection, const char *, const char *, duckdb_appender *)
FORWARD1(const char *, duckdb_appender_error, duckdb_appender)
FORWARD1(duckdb_state, duckdb_appender_clear, duckdb_appender)
FORWARD1(duckdb_state, duckdb_appender_close, duckdb_appender)
FORWARD1(duckdb_state, duckdb_appender_destroy, duckdb_appender *)
FORWARD2(duckdb_state, duckdb_append_data_chunk, duckdb_appender, duckdb_data_chunk)
FORWARD1(duckdb_data_chunk, duckdb_fetch_chunk, duckdb_result)
