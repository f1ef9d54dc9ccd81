// #embed is of C23, and clang says so in every build.
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "CDocsSite.h"

static const unsigned char index_html[] = {
#embed "site/index.html"
};
static const unsigned char docs_css[] = {
#embed "site/docs.css"
};
static const unsigned char docs_mjs[] = {
#embed "site/docs.mjs"
};
static const unsigned char lineage_mjs[] = {
#embed "site/lineage.mjs"
};

static const docs_file files[] = {
  {"index.html", index_html, sizeof index_html},
  {"docs.css", docs_css, sizeof docs_css},
  {"docs.mjs", docs_mjs, sizeof docs_mjs},
  {"lineage.mjs", lineage_mjs, sizeof lineage_mjs},
};

const docs_file *docs_files(size_t *count) {
  *count = sizeof files / sizeof files[0];
  return files;
}
