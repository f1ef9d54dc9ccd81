#pragma once

// The address of a function of DuckDB's library, which the first call loads.
//
// Where the library or the function is missing, this says so on standard error and ends the process
// with 1: most of the C API's functions have no way to report it, so it cannot be a Swift error.
void *f1lake_duckdb_function(const char *name);
