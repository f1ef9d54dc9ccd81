// The files of the documentation site, as they are in site/.
#include <stddef.h>

typedef struct {
  const char *name;
  const unsigned char *content;
  size_t size;
} docs_file;

// The files in order, index.html first; count says how many.
const docs_file *docs_files(size_t *count);
