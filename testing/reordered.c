/* A BLAS that adds in another order in each call.
 *
 * The sums in products, norms and solutions are cut at random places, and the pieces are added in random order by the library
 * beneath; small ones are added here, with and without fused operations. So each result is as right as that library's own, and
 * sums of whole numbers stay exact, but all that rounding decides changes with BLAS_ORDER. Equal columns of a product are cut
 * differently: A·Aᵀ is not symmetric to the last bit.
 *
 * Compiled twice, for REAL and R(name) in both precisions. LAPACK calls what ends in an underscore, the library the rest.
 */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <math.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define TEXT_OF(name) #name
#define TEXT(name) TEXT_OF(name)

/* The routine of the library beneath. */
#define BENEATH(result, name, ...)                                   \
  typedef result (*routine)(__VA_ARGS__);                            \
  static _Atomic(routine) beneath;                                   \
  if (!beneath) beneath = (routine)dlsym(RTLD_NEXT, TEXT(name));     \
  if (!beneath) fprintf(stderr, "no " TEXT(name) "\n"), abort();

static uint64_t roll(void) {
  static _Atomic uint64_t rolls;
  static _Atomic uint64_t order;
  if (order == 0) {
    const char *wish = getenv("BLAS_ORDER");
    order = (wish ? strtoull(wish, NULL, 10) : 0) * 0x9E3779B97F4A7C15u + 1;
  }
  uint64_t z = order + 0x9E3779B97F4A7C15u * ++rolls;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

/* Up to three pieces of 0..<length, in random order; piece i is start[i]..<end[i]. */
typedef struct {
  int count, start[3], end[3];
} Pieces;

static Pieces pieces(int length) {
  Pieces cut = {.count = length < 3 ? 1 : 3};
  int a = cut.count == 1 ? length : 1 + (int)(roll() % (uint64_t)(length - 2));
  int b = cut.count == 1 ? length : a + 1 + (int)(roll() % (uint64_t)(length - a - 1));
  int ends[4] = {0, a, b, length};
  int shift = (int)(roll() % 3), turn = 1 + (int)(roll() % 2);
  for (int i = 0; i < cut.count; i++) {
    int piece = cut.count == 1 ? 0 : (shift + turn * i) % 3;
    cut.start[i] = ends[piece];
    cut.end[i] = ends[piece + 1];
  }
  return cut;
}

static int is(const char *letter, char wanted) { return (*letter | 32) == wanted; }

/* a·b + c, in one rounding or in two. */
static REAL multiply_add(int fused, REAL a, REAL b, REAL c) {
  if (fused) return sizeof(REAL) == sizeof(double) ? fma(a, b, c) : fmaf(a, b, c);
  volatile REAL product = a * b;
  return product + c;
}

#define GEMM_PARAMETERS                                                                       \
  const char *ta, const char *tb, const int *m, const int *n, const int *k, const REAL *alpha, \
      const REAL *a, const int *lda, const REAL *b, const int *ldb, const REAL *beta, REAL *c, \
      const int *ldc

static void small_gemm(GEMM_PARAMETERS) {
  uint64_t chance = roll();
  int fused = chance & 1, backward = chance >> 1 & 1, first = (int)((chance >> 2) % (uint64_t)*k);
  for (int j = 0; j < *n; j++) {
    for (int i = 0; i < *m; i++) {
      REAL sum = 0;
      for (int step = 0; step < *k; step++) {
        int l = (first + (backward ? *k - step : step)) % *k;
        REAL x = is(ta, 'n') ? a[i + (size_t)l * *lda] : a[l + (size_t)i * *lda];
        REAL y = is(tb, 'n') ? b[l + (size_t)j * *ldb] : b[j + (size_t)l * *ldb];
        sum = multiply_add(fused, x, y, sum);
      }
      REAL *entry = c + i + (size_t)j * *ldc;
      *entry = *beta == 0 ? *alpha * sum : multiply_add(fused, *alpha, sum, *beta * *entry);
    }
  }
}

void R(gemm_)(GEMM_PARAMETERS) {
  BENEATH(void, R(gemm_), GEMM_PARAMETERS)
  if (*m <= 0 || *n <= 0 || *k <= 0 || *alpha == 0) {
    beneath(ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
    return;
  }
  if ((long)*m * *n * *k < 4096) {
    small_gemm(ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
    return;
  }
  const REAL one = 1;
  Pieces panels = pieces(*n);
  for (int p = 0; p < panels.count; p++) {
    int width = panels.end[p] - panels.start[p];
    size_t j = (size_t)panels.start[p];
    Pieces terms = pieces(*k);
    for (int t = 0; t < terms.count; t++) {
      int depth = terms.end[t] - terms.start[t];
      size_t l = (size_t)terms.start[t];
      beneath(ta, tb, m, &width, &depth, alpha, a + l * (is(ta, 'n') ? (size_t)*lda : 1), lda,
              b + (is(tb, 'n') ? l + j * (size_t)*ldb : j + l * (size_t)*ldb), ldb,
              t == 0 ? beta : &one, c + j * (size_t)*ldc, ldc);
    }
  }
}

#define SYRK_PARAMETERS                                                                         \
  const char *uplo, const char *trans, const int *n, const int *k, const REAL *alpha,           \
      const REAL *a, const int *lda, const REAL *beta, REAL *c, const int *ldc

void R(syrk_)(SYRK_PARAMETERS) {
  BENEATH(void, R(syrk_), SYRK_PARAMETERS)
  const REAL one = 1;
  Pieces terms = pieces(*k);
  for (int t = 0; t < terms.count; t++) {
    int depth = terms.end[t] - terms.start[t];
    size_t l = (size_t)terms.start[t];
    beneath(uplo, trans, n, &depth, alpha, a + l * (is(trans, 'n') ? (size_t)*lda : 1), lda,
            t == 0 ? beta : &one, c, ldc);
  }
}

#define TRSM_PARAMETERS                                                                        \
  const char *side, const char *uplo, const char *trans, const char *diag, const int *m,       \
      const int *n, const REAL *alpha, const REAL *a, const int *lda, REAL *b, const int *ldb

/* Solves for some of the unknowns, moves them to the right side, and solves for the others. */
void R(trsm_)(TRSM_PARAMETERS) {
  BENEATH(void, R(trsm_), TRSM_PARAMETERS)
  int left = is(side, 'l'), size = left ? *m : *n;
  if (size < 2 || *m <= 0 || *n <= 0) {
    beneath(side, uplo, trans, diag, m, n, alpha, a, lda, b, ldb);
    return;
  }
  const REAL one = 1, minus_one = -1;
  int cut = 1 + (int)(roll() % (uint64_t)(size - 1)), rest = size - cut;
  int lower = is(uplo, 'l') == is(trans, 'n');
  int from_start = left ? lower : !lower;
  size_t stride = left ? 1 : (size_t)*ldb;
  const REAL *corner = is(uplo, 'l') ? a + cut : a + cut * (size_t)*lda;
  const REAL *blocks[2] = {a, a + cut + cut * (size_t)*lda};
  REAL *unknowns[2] = {b, b + cut * stride};
  int sizes[2] = {cut, rest}, first = from_start ? 0 : 1, second = 1 - first;
  int *f = &sizes[first], *s = &sizes[second];
  beneath(side, uplo, trans, diag, left ? f : m, left ? n : f, alpha, blocks[first], lda,
          unknowns[first], ldb);
  if (left) {
    R(gemm_)(trans, "n", s, n, f, &minus_one, corner, lda, unknowns[first], ldb, alpha,
             unknowns[second], ldb);
  } else {
    R(gemm_)("n", trans, m, s, f, &minus_one, unknowns[first], ldb, corner, lda, alpha,
             unknowns[second], ldb);
  }
  beneath(side, uplo, trans, diag, left ? s : m, left ? n : s, &one, blocks[second], lda,
          unknowns[second], ldb);
}

#define GEMV_PARAMETERS                                                                       \
  const char *trans, const int *m, const int *n, const REAL *alpha, const REAL *a,            \
      const int *lda, const REAL *x, const int *incx, const REAL *beta, REAL *y, const int *incy

void R(gemv_)(GEMV_PARAMETERS) {
  BENEATH(void, R(gemv_), GEMV_PARAMETERS)
  const REAL one = 1;
  int plain = is(trans, 'n');
  if (*m <= 0 || *n <= 0 || *incx <= 0) {
    beneath(trans, m, n, alpha, a, lda, x, incx, beta, y, incy);
    return;
  }
  Pieces terms = pieces(plain ? *n : *m);
  for (int t = 0; t < terms.count; t++) {
    int depth = terms.end[t] - terms.start[t];
    size_t l = (size_t)terms.start[t];
    beneath(trans, plain ? m : &depth, plain ? &depth : n, alpha,
            a + l * (plain ? (size_t)*lda : 1), lda, x + l * (size_t)*incx, incx,
            t == 0 ? beta : &one, y, incy);
  }
}

REAL R(dot_)(const int *n, const REAL *x, const int *incx, const REAL *y, const int *incy) {
  BENEATH(REAL, R(dot_), const int *, const REAL *, const int *, const REAL *, const int *)
  if (*n <= 0 || *incx <= 0 || *incy <= 0) return beneath(n, x, incx, y, incy);
  REAL sum = 0;
  Pieces terms = pieces(*n);
  for (int t = 0; t < terms.count; t++) {
    int length = terms.end[t] - terms.start[t];
    size_t l = (size_t)terms.start[t];
    sum += beneath(&length, x + l * (size_t)*incx, incx, y + l * (size_t)*incy, incy);
  }
  return sum;
}

REAL R(nrm2_)(const int *n, const REAL *x, const int *incx) {
  BENEATH(REAL, R(nrm2_), const int *, const REAL *, const int *)
  if (*n <= 0 || *incx <= 0) return beneath(n, x, incx);
  REAL norms[3];
  const int step = 1;
  Pieces terms = pieces(*n);
  for (int t = 0; t < terms.count; t++) {
    int length = terms.end[t] - terms.start[t];
    norms[t] = beneath(&length, x + (size_t)terms.start[t] * (size_t)*incx, incx);
  }
  return beneath(&terms.count, norms, &step);
}

REAL R(asum_)(const int *n, const REAL *x, const int *incx) {
  BENEATH(REAL, R(asum_), const int *, const REAL *, const int *)
  if (*n <= 0 || *incx <= 0) return beneath(n, x, incx);
  REAL sum = 0;
  Pieces terms = pieces(*n);
  for (int t = 0; t < terms.count; t++) {
    int length = terms.end[t] - terms.start[t];
    sum += beneath(&length, x + (size_t)terms.start[t] * (size_t)*incx, incx);
  }
  return sum;
}

void R(axpy_)(const int *n, const REAL *alpha, const REAL *x, const int *incx, REAL *y, const int *incy) {
  BENEATH(void, R(axpy_), const int *, const REAL *, const REAL *, const int *, REAL *, const int *)
  if (*n <= 0 || *incx <= 0 || *incy <= 0) {
    beneath(n, alpha, x, incx, y, incy);
    return;
  }
  int fused = roll() & 1;
  for (size_t i = 0; i < (size_t)*n; i++)
    y[i * (size_t)*incy] = multiply_add(fused, *alpha, x[i * (size_t)*incx], y[i * (size_t)*incy]);
}

/* The same for C, where rows may be stored one after the other: a transposed matrix by columns. */

enum { BY_ROWS = 101, TRANSPOSED = 112, LOWER = 122, UNIT = 132, RIGHT = 142 };

static char *transposition(int flag) { return flag >= TRANSPOSED ? "t" : "n"; }
static char *half(int flag) { return flag == LOWER ? "l" : "u"; }

void R2(cblas_, gemm)(int order, int ta, int tb, int m, int n, int k, REAL alpha, const REAL *a,
                      int lda, const REAL *b, int ldb, REAL beta, REAL *c, int ldc) {
  const char *first = transposition(ta), *second = transposition(tb);
  if (order == BY_ROWS)
    R(gemm_)(second, first, &n, &m, &k, &alpha, b, &ldb, a, &lda, &beta, c, &ldc);
  else
    R(gemm_)(first, second, &m, &n, &k, &alpha, a, &lda, b, &ldb, &beta, c, &ldc);
}

void R2(cblas_, syrk)(int order, int uplo, int trans, int n, int k, REAL alpha, const REAL *a,
                      int lda, REAL beta, REAL *c, int ldc) {
  int rows = order == BY_ROWS;
  R(syrk_)(half(rows ? 243 - uplo : uplo), transposition(rows ? 223 - trans : trans), &n, &k,
           &alpha, a, &lda, &beta, c, &ldc);
}

void R2(cblas_, trsm)(int order, int side, int uplo, int trans, int diag, int m, int n, REAL alpha,
                      const REAL *a, int lda, REAL *b, int ldb) {
  int rows = order == BY_ROWS;
  R(trsm_)((side == RIGHT) != rows ? "r" : "l", half(rows ? 243 - uplo : uplo), transposition(trans),
           diag == UNIT ? "u" : "n", rows ? &n : &m, rows ? &m : &n, &alpha, a, &lda, b, &ldb);
}

void R2(cblas_, gemv)(int order, int trans, int m, int n, REAL alpha, const REAL *a, int lda,
                      const REAL *x, int incx, REAL beta, REAL *y, int incy) {
  int rows = order == BY_ROWS;
  R(gemv_)(transposition(rows ? 223 - trans : trans), rows ? &n : &m, rows ? &m : &n, &alpha, a,
           &lda, x, &incx, &beta, y, &incy);
}

REAL R2(cblas_, dot)(int n, const REAL *x, int incx, const REAL *y, int incy) {
  return R(dot_)(&n, x, &incx, y, &incy);
}

REAL R2(cblas_, nrm2)(int n, const REAL *x, int incx) { return R(nrm2_)(&n, x, &incx); }

REAL R2(cblas_, asum)(int n, const REAL *x, int incx) { return R(asum_)(&n, x, &incx); }

void R2(cblas_, axpy)(int n, REAL alpha, const REAL *x, int incx, REAL *y, int incy) {
  R(axpy_)(&n, &alpha, x, &incx, y, &incy);
}
