/* What OpenBLAS has beyond BLAS, so that programs linked with it run over another library. */

#include <stdlib.h>

static int threads;

int openblas_get_num_threads(void) {
  if (threads == 0) {
    const char *wish = getenv("OPENBLAS_NUM_THREADS");
    threads = wish && atoi(wish) > 0 ? atoi(wish) : 1;
  }
  return threads;
}

void openblas_set_num_threads(int count) { threads = count > 0 ? count : 1; }

char *openblas_get_config(void) { return "another library"; }

char *openblas_get_corename(void) { return "unknown"; }
