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

/// Makes orphaned descendants children of this process, where the system can.
void process_adopt_orphans(void);

/// Starts a program that nobody has read: in a process group of its own, ended with this process,
/// without standard input, with calls on descriptor 3, results on 4 and last words on 5, and nothing
/// else that is open here but standard output and error. It may use so many bytes of address space, bytes of a
/// file and seconds of processor time; zero leaves a limit alone. There is no core file.
///
/// The process, or -1. If the program cannot be started, it exits with code 126.
pid_t process_start_confined(char *const *arguments, char *const *environment, int calls,
                             int results, int words, uint64_t memory, uint64_t file, uint64_t seconds);

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

/// A symbol of Swift's in words, to be freed; or NULL.
char *process_demangle(const char *symbol, size_t length);

#endif
