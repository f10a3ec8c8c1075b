// Snowball's stemmers, from Debian's libstemmer-dev.
#ifndef LOW_RANK_SNOWBALL_SHIM_H
#define LOW_RANK_SNOWBALL_SHIM_H

#include <libstemmer.h>

#endif
