#include "CMalloc.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

void f1lake_return_freed_memory(void) {
#ifdef __GLIBC__
  // Blocks of 256 KB and more go back to the system when they are freed. By itself glibc raises that bound to the
  // largest block freed so far, up to 32 MB, and from then on keeps those of telemetry in the heap of each thread.
  mallopt(M_MMAP_THRESHOLD, 256 << 10);
  // The main heap grows by what is needed and this much more, by itself 128 KB.
  mallopt(M_TOP_PAD, 32 << 10);
#endif
}

void f1lake_keep_freed_memory(void) {
#ifdef __GLIBC__
  // By itself glibc gives the end of a heap back as soon as it is free, and gets it again page by page for the next query.
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_TOP_PAD, 16 << 20);
#endif
}
