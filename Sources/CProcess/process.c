#define _GNU_SOURCE
#include "CProcess.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <ucontext.h>
#include <unistd.h>
#ifdef __linux__
#include <link.h>
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

pid_t process_fork(void) { return fork(); }

void process_adopt_orphans(void) {
#ifdef __linux__
  prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
#endif
}

void process_die_with_parent(void) {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
#endif
}

static void limit(int resource, rlim_t value) {
  struct rlimit current;
  if (getrlimit(resource, &current) != 0) return;
  if (current.rlim_max != RLIM_INFINITY && current.rlim_max < value) value = current.rlim_max;
  struct rlimit wanted = {value, value};
  setrlimit(resource, &wanted);
}

void process_limit(uint64_t memory, uint64_t file, uint64_t seconds) {
  limit(RLIMIT_CORE, 0);
  if (memory) limit(RLIMIT_AS, memory);
  if (file) limit(RLIMIT_FSIZE, file);
  if (seconds) limit(RLIMIT_CPU, seconds);
}

void process_buffer_lines(void) { setvbuf(stdout, NULL, _IOLBF, 0); }

static int report_descriptor = -1;
static uintptr_t stack_low, stack_high;

static uintptr_t program_counter(void *context) {
#if defined(__linux__) && defined(__x86_64__)
  return (uintptr_t)((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP];
#elif defined(__linux__) && defined(__aarch64__)
  return (uintptr_t)((ucontext_t *)context)->uc_mcontext.pc;
#else
  (void)context;
  return 0;
#endif
}

// Only async-signal-safe calls: the stack is gone, the heap may be locked.
static void on_fault(int number, siginfo_t *info, void *context) {
  uintptr_t address = (uintptr_t)info->si_addr;
  const uintptr_t guard = 1 << 20;
  if (address + guard >= stack_low && address < stack_high) {
    char text[20] = "S";
    uintptr_t value = program_counter(context);
    for (int i = 0; i < 16; i++) text[1 + i] = "0123456789abcdef"[(value >> (60 - 4 * i)) & 15];
    text[17] = '\n';
    ssize_t written = write(report_descriptor, text, 18);
    (void)written;
  }
  signal(number, SIG_DFL);
  raise(number);
}

void process_report_stack_overflow(int descriptor) {
  struct rlimit size;
  if (getrlimit(RLIMIT_STACK, &size) != 0) return;
  if (size.rlim_cur == RLIM_INFINITY) size.rlim_cur = 8 << 20;
  uintptr_t here = (uintptr_t)&size;
  stack_high = here + (1 << 20);
  stack_low = here - size.rlim_cur;
  report_descriptor = descriptor;

  stack_t alternate = {.ss_sp = malloc(1 << 16), .ss_size = 1 << 16};
  if (!alternate.ss_sp || sigaltstack(&alternate, NULL) != 0) return;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = on_fault;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigaction(SIGSEGV, &action, NULL);
  sigaction(SIGBUS, &action, NULL);
}

#ifdef __linux__
static int first_object(struct dl_phdr_info *info, size_t size, void *address) {
  (void)size;
  *(uint64_t *)address = info->dlpi_addr;
  return 1;
}
#endif

uint64_t process_load_address(void) {
  uint64_t address = 0;
#ifdef __linux__
  dl_iterate_phdr(first_object, &address);
#endif
  return address;
}

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
