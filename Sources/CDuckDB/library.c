// Finds DuckDB's library when the first of its functions is called. Loading it costs about 20 MB of
// memory, which commands that only fetch and decode need not pay.
#include "library.h"

#include "CDuckDB.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#ifdef __APPLE__
#define LIBRARY "@rpath/libduckdb.dylib"
#else
#define LIBRARY "libduckdb.so"
#endif

static pthread_once_t once = PTHREAD_ONCE_INIT;
static void *library;

// F1LAKE_DUCKDB names a library elsewhere; without it the executable's run path is searched, then
// the system's.
static const char *place(void) {
  const char *given = getenv("F1LAKE_DUCKDB");
  return given && *given ? given : LIBRARY;
}

static void fail(const char *what) {
  const char *reason = dlerror();
  fprintf(stderr,
          "f1lake: DuckDB's library %s %s: %s; run scripts/bootstrap, or name DuckDB 1.5 in "
          "F1LAKE_DUCKDB\n",
          place(), what, reason ? reason : "no reason given");
  exit(EXIT_FAILURE);
}

static void load(void) {
  library = dlopen(place(), RTLD_NOW | RTLD_LOCAL);
  if (!library) fail("cannot be loaded");
}

const char *f1lake_duckdb_missing(void) {
  // What is opened here stays open, as it does at the first call of a function.
  if (dlopen(place(), RTLD_NOW | RTLD_LOCAL)) return NULL;
  const char *reason = dlerror();
  return reason ? reason : "no reason given";
}

void *f1lake_duckdb_function(const char *name) {
  pthread_once(&once, load);
  void *function = dlsym(library, name);
  if (!function) {
    char what[128];
    snprintf(what, sizeof what, "has no function %s", name);
    fail(what);
  }
  return function;
}
