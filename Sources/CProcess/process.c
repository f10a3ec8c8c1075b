#define _GNU_SOURCE
#include "CProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

int process_pipe(int32_t *ends) {
#ifdef __linux__
  return pipe2(ends, O_CLOEXEC);
#else
  if (pipe(ends) != 0) return -1;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  return 0;
#endif
}

int process_open_terminal(char *name, size_t size) {
  int controller = posix_openpt(O_RDWR | O_NOCTTY);
  if (controller < 0) return -1;
  fcntl(controller, F_SETFD, FD_CLOEXEC);
  const char *other = NULL;
  if (grantpt(controller) == 0 && unlockpt(controller) == 0) other = ptsname(controller);
  if (!other || strlen(other) >= size) {
    close(controller);
    return -1;
  }
  strcpy(name, other);
  return controller;
}

void process_adopt_orphans(void) {
#ifdef __linux__
  prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
#endif
}

static void limit(int resource, rlim_t value) {
  struct rlimit current;
  if (getrlimit(resource, &current) != 0) return;
  if (current.rlim_max != RLIM_INFINITY && current.rlim_max < value) value = current.rlim_max;
  struct rlimit wanted = {value, value};
  setrlimit(resource, &wanted);
}

static void confine(int calls, int results, int words, uint64_t memory, uint64_t file, uint64_t seconds) {
  setpgid(0, 0);
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
#endif
  int nothing = open("/dev/null", O_RDONLY);
  dup2(nothing, STDIN_FILENO);
  // Out of each other's way before they go where they belong.
  calls = fcntl(calls, F_DUPFD, 16);
  results = fcntl(results, F_DUPFD, 16);
  words = fcntl(words, F_DUPFD, 16);
  dup2(calls, 3);
  dup2(results, 4);
  dup2(words, 5);
  for (int other = 6; other < 256; other++) close(other);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  signal(SIGPIPE, SIG_DFL);
  limit(RLIMIT_CORE, 0);
  if (memory) limit(RLIMIT_AS, memory);
  if (file) limit(RLIMIT_FSIZE, file);
  if (seconds) limit(RLIMIT_CPU, seconds);
}

pid_t process_start_confined(char *const *arguments, char *const *environment, int calls,
                             int results, int words, uint64_t memory, uint64_t file, uint64_t seconds) {
  pid_t child = fork();
  if (child != 0) return child;
  confine(calls, results, words, memory, file, seconds);
  execve(arguments[0], arguments, environment);
  _exit(126);
}

void process_buffer_lines(void) { setvbuf(stdout, NULL, _IOLBF, 0); }

static volatile sig_atomic_t interrupt;

static void on_interrupt(int number) { interrupt = number; }

void process_catch_interrupts(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_interrupt;
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGTERM, &action, NULL);
  sigaction(SIGHUP, &action, NULL);
}

int process_interrupt(void) { return interrupt; }

int process_exit_code(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : -1; }

int process_signal(int status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }

// A function of the Swift runtime, which every program of Swift's is linked with.
char *swift_demangle(const char *symbol, size_t length, char *output, size_t *size, uint32_t flags);

char *process_demangle(const char *symbol, size_t length) {
  return swift_demangle(symbol, length, NULL, NULL, 0);
}
