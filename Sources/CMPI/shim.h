// What of MPI is used here, as functions: Swift does not see the macros behind its constants.
//
// Where there is no <mpi.h>, everything still compiles, and says that there is no MPI.
#ifndef LOW_RANK_MPI_SHIM_H
#define LOW_RANK_MPI_SHIM_H

#include <stddef.h>

#ifdef __linux__
#include <signal.h>
#include <sys/prctl.h>

/// Has this process ended when the one that started it ends.
static inline void lowrank_end_with_parent(void) { prctl(PR_SET_PDEATHSIG, SIGKILL); }
#else
static inline void lowrank_end_with_parent(void) {}
#endif

#if __has_include(<mpi.h>)

#include <mpi.h>

/// The name of the implementation; none where there is no MPI.
static inline const char *lowrank_mpi_name(void) {
#if defined(OPEN_MPI)
  return "openmpi";
#elif defined(MPICH_VERSION)
  return "mpich";
#else
  return "MPI";
#endif
}

/// Joins the group, and has errors returned instead of ending the process.
static inline int lowrank_mpi_start(int *rank, int *size) {
  int level = 0;
  int error = MPI_Init_thread(NULL, NULL, MPI_THREAD_FUNNELED, &level);
  if (error) return error;
  MPI_Comm_set_errhandler(MPI_COMM_WORLD, MPI_ERRORS_RETURN);
  error = MPI_Comm_rank(MPI_COMM_WORLD, rank);
  return error ? error : MPI_Comm_size(MPI_COMM_WORLD, size);
}

static inline int lowrank_mpi_send(const void *bytes, int count, int other) {
  return MPI_Send(bytes, count, MPI_BYTE, other, 0, MPI_COMM_WORLD);
}

static inline int lowrank_mpi_receive(void *bytes, int count, int other) {
  return MPI_Recv(bytes, count, MPI_BYTE, other, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
}

/// Replaces numbers on rank 0 by their sums over all ranks; those of other ranks stay.
static inline int lowrank_mpi_sum(void *numbers, int count, int is_double, int rank) {
  return MPI_Reduce(
    rank == 0 ? MPI_IN_PLACE : numbers, numbers, count, is_double ? MPI_DOUBLE : MPI_FLOAT, MPI_SUM,
    0, MPI_COMM_WORLD);
}

static inline int lowrank_mpi_broadcast(void *bytes, int count) {
  return MPI_Bcast(bytes, count, MPI_BYTE, 0, MPI_COMM_WORLD);
}

/// Ends the processes of all ranks.
static inline void lowrank_mpi_abort(int code) { MPI_Abort(MPI_COMM_WORLD, code); }

static inline void lowrank_mpi_finish(void) { MPI_Finalize(); }

/// Puts what an error means into a text of 1024 bytes.
static inline void lowrank_mpi_explain(int error, char *text) {
  char words[MPI_MAX_ERROR_STRING + 1] = {0};
  int length = 0;
  MPI_Error_string(error, words, &length);
  int i = 0;
  for (; i < 1023 && i < length && words[i]; i++) text[i] = words[i];
  text[i] = 0;
}

#else

static inline const char *lowrank_mpi_name(void) { return NULL; }
static inline int lowrank_mpi_start(int *rank, int *size) { return 1; }
static inline int lowrank_mpi_send(const void *bytes, int count, int other) { return 1; }
static inline int lowrank_mpi_receive(void *bytes, int count, int other) { return 1; }
static inline int lowrank_mpi_sum(void *numbers, int count, int is_double, int rank) { return 1; }
static inline int lowrank_mpi_broadcast(void *bytes, int count) { return 1; }
static inline void lowrank_mpi_abort(int code) {}
static inline void lowrank_mpi_finish(void) {}
static inline void lowrank_mpi_explain(int error, char *text) { text[0] = 0; }

#endif

#endif
