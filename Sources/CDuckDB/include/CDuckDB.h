#include <duckdb.h>

// Why DuckDB's library cannot be loaded, or NULL where it can; ends no process.
const char *f1lake_duckdb_missing(void);
