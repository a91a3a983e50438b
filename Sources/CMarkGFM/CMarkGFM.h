#ifndef C_MARK_GFM_H
#define C_MARK_GFM_H

// Where the headers are is left to the compiler's search path: Debian and Homebrew differ in it.
#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>

#endif
