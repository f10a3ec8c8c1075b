#ifndef CPROCESS_H
#define CPROCESS_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// What Swift cannot call itself: variadic system calls, signal handlers, and
// functions that depend on the platform's feature macros.

/// Makes a pipe whose ends no program inherits; 0 if that went well.
int process_pipe(int32_t *ends);

/// Opens a pseudo-terminal: the descriptor of its controlling end, or -1. The other end is opened
/// by the name.
int process_open_terminal(char *name, size_t size);

/// Forks. Only for a process that has a single thread.
pid_t process_fork(void);

/// Makes orphaned descendants children of this process, where the system can.
void process_adopt_orphans(void);

/// Asks for SIGKILL when the parent ends, where the system can.
void process_die_with_parent(void);

/// Sets the soft and hard limits of an answer: bytes of address space, bytes of
/// a file, seconds of processor time; no core file. Zero leaves a limit alone.
void process_limit(uint64_t memory, uint64_t file, uint64_t seconds);

/// Writes what is printed at the end of each line, even to a pipe.
void process_buffer_lines(void);

/// Makes Ctrl-C, SIGTERM and SIGHUP set a flag instead of ending the process.
void process_catch_interrupts(void);

/// The signal that was caught, or 0.
int process_interrupt(void);

/// The exit code of a status from `waitpid`, or -1 if a signal ended the process.
int process_exit_code(int status);

/// The signal that ended the process, or 0.
int process_signal(int status);

#endif
