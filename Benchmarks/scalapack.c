// ScaLAPACK's QR with its Q, of a random tall matrix: what the rows on many ranks compare with.
//
//   mpicc scalapack.c -lscalapack-mpich -lm -o scalapack && mpiexec -n 2 ./scalapack 1000000 100
//
// It prints the seconds of pdgeqrf and pdorgqr together, and how far Q is from orthonormal.
#include <math.h>
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>

void Cblacs_pinfo(int *, int *);
void Cblacs_get(int, int, int *);
void Cblacs_gridinit(int *, const char *, int, int);
void Cblacs_gridinfo(int, int *, int *, int *, int *);
int numroc_(const int *, const int *, const int *, const int *, const int *);
void descinit_(int *, const int *, const int *, const int *, const int *, const int *, const int *,
               const int *, const int *, int *);
void pdgeqrf_(const int *, const int *, double *, const int *, const int *, const int *, double *,
              double *, const int *, int *);
void pdorgqr_(const int *, const int *, const int *, double *, const int *, const int *, const int *,
              const double *, double *, const int *, int *);
void pdgemm_(const char *, const char *, const int *, const int *, const int *, const double *,
             const double *, const int *, const int *, const int *, const double *, const int *,
             const int *, const int *, const double *, double *, const int *, const int *, const int *);

int main(int count, char **arguments) {
  MPI_Init(&count, &arguments);
  int rank, size, context, rows, columns, row, column;
  int m = atoi(arguments[1]), n = atoi(arguments[2]), block = count > 3 ? atoi(arguments[3]) : 16;
  int one = 1, zero = 0, info = 0;
  Cblacs_pinfo(&rank, &size);
  Cblacs_get(-1, 0, &context);
  Cblacs_gridinit(&context, "R", size, 1);
  Cblacs_gridinfo(context, &rows, &columns, &row, &column);
  int own = numroc_(&m, &block, &row, &zero, &rows), height = own > 0 ? own : 1;
  int of_a[9], of_gram[9];
  descinit_(of_a, &m, &n, &block, &block, &zero, &zero, &context, &height, &info);
  double *a = malloc(sizeof(double) * height * n), *tau = malloc(sizeof(double) * n);
  unsigned long long state = 88172645463325252ULL + rank;
  for (long i = 0; i < (long)own * n; i++) {
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    a[i] = (double)(state >> 11) * 0x1p-52 - 1;
  }
  double need[2];
  int query = -1;
  pdgeqrf_(&m, &n, a, &one, &one, of_a, tau, &need[0], &query, &info);
  pdorgqr_(&m, &n, &n, a, &one, &one, of_a, tau, &need[1], &query, &info);
  int length = (int)fmax(need[0], need[1]);
  double *work = malloc(sizeof(double) * length);
  MPI_Barrier(MPI_COMM_WORLD);
  double start = MPI_Wtime();
  pdgeqrf_(&m, &n, a, &one, &one, of_a, tau, work, &length, &info);
  pdorgqr_(&m, &n, &n, a, &one, &one, of_a, tau, work, &length, &info);
  MPI_Barrier(MPI_COMM_WORLD);
  double seconds = MPI_Wtime() - start;
  int low = numroc_(&n, &block, &row, &zero, &rows), side = low > 0 ? low : 1;
  descinit_(of_gram, &n, &n, &block, &block, &zero, &zero, &context, &side, &info);
  double *gram = calloc((size_t)side * n, sizeof(double)), unit = 1, none = 0, worst = 0, all;
  pdgemm_("T", "N", &n, &n, &m, &unit, a, &one, &one, of_a, a, &one, &one, of_a, &none, gram, &one,
          &one, of_gram);
  for (int i = 0; i < low; i++)
    for (int j = 0; j < n; j++) {
      int global = (i / block * rows + row) * block + i % block;
      worst = fmax(worst, fabs(gram[i + (long)j * side] - (global == j)));
    }
  MPI_Reduce(&worst, &all, 1, MPI_DOUBLE, MPI_MAX, 0, MPI_COMM_WORLD);
  if (rank == 0) printf("seconds %.6f orthogonality %.3e\n", seconds, all);
  MPI_Finalize();
}
