#define _GNU_SOURCE
#include "CLastWords.h"

#ifdef __linux__

#include <dlfcn.h>
#include <execinfo.h>
#include <link.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

static int32_t descriptor = -1;
static pid_t speaker;

// What the runtime keeps of its last message, in versions of Swift that do.
static char **(*fatal_message)(void);

// The modules as they are loaded: in a crash the loader may not be asked.
struct module {
  uintptr_t bias, start, end;
  char name[64];
};
static struct module modules[64];
static int module_count;

static int note_module(struct dl_phdr_info *info, size_t size, void *unused) {
  (void)size;
  (void)unused;
  if (module_count == sizeof modules / sizeof *modules) return 1;
  struct module *module = &modules[module_count];
  module->bias = info->dlpi_addr;
  module->start = UINTPTR_MAX;
  for (int i = 0; i < info->dlpi_phnum; i++) {
    const ElfW(Phdr) *part = &info->dlpi_phdr[i];
    if (part->p_type != PT_LOAD) continue;
    uintptr_t start = info->dlpi_addr + part->p_vaddr;
    if (start < module->start) module->start = start;
    if (start + part->p_memsz > module->end) module->end = start + part->p_memsz;
  }
  const char *slash = strrchr(info->dlpi_name, '/');
  const char *name = module_count == 0 ? "." : slash ? slash + 1 : info->dlpi_name;
  strncpy(module->name, name, sizeof module->name - 1);
  module_count++;
  return 0;
}

static char words[1 << 14];
static size_t length;

static void say(const char *text) {
  while (*text && length < sizeof words - 1) words[length++] = *text++;
}

static void say_number(uintptr_t value, unsigned base) {
  char digits[24];
  int count = 0;
  do digits[count++] = "0123456789abcdef"[value % base];
  while ((value /= base));
  while (count && length < sizeof words - 1) words[length++] = digits[--count];
}

static void say_place(const char *kind, uintptr_t address) {
  for (int i = 0; i < module_count; i++) {
    if (address < modules[i].start || address >= modules[i].end) continue;
    say(kind);
    say_number(address - modules[i].bias, 16);
    say(" ");
    say(modules[i].name);
    say("\n");
    return;
  }
}

// A message of several lines becomes one line.
static void say_message(void) {
  const char *message = fatal_message ? *fatal_message() : NULL;
  if (!message || !*message) return;
  say("message ");
  size_t start = length;
  for (; *message && length - start < 2000; message++) {
    if (*message != '\n') {
      words[length++] = *message;
    } else if (message[1]) {
      words[length++] = ' ';
    }
  }
  say("\n");
}

static void registers(void *context, uintptr_t *counter, uintptr_t *stack) {
#if defined(__x86_64__)
  *counter = (uintptr_t)((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP];
  *stack = (uintptr_t)((ucontext_t *)context)->uc_mcontext.gregs[REG_RSP];
#elif defined(__aarch64__)
  *counter = (uintptr_t)((ucontext_t *)context)->uc_mcontext.pc;
  *stack = (uintptr_t)((ucontext_t *)context)->uc_mcontext.sp;
#else
  (void)context;
  *counter = *stack = 0;
#endif
}

// Only calls that are safe in a handler: the stack is gone, the heap may be locked.
static void on_crash(int number, siginfo_t *info, void *context) {
  static atomic_flag isSpoken = ATOMIC_FLAG_INIT;
  // Of several threads the first speaks, and never a copy of the process.
  if (atomic_flag_test_and_set(&isSpoken) || getpid() != speaker) {
    signal(number, SIG_DFL);
    raise(number);
    return;
  }
  uintptr_t counter, stack, address = (uintptr_t)info->si_addr;
  registers(context, &counter, &stack);
  say("signal ");
  say_number((uintptr_t)number, 10);
  say("\n");
  // What a function puts on its stack lies near its end; a frame may be large.
  const uintptr_t reach = 1 << 20;
  if ((number == SIGSEGV || number == SIGBUS) && address + reach > stack && address < stack + reach) {
    say("overflow\n");
  }
  say_message();
  say_place("fault ", counter);

  void *frames[96];
  int count = backtrace(frames, 96), inner = 0;
  for (int i = 0; i < count; i++) {
    if ((uintptr_t)frames[i] == counter) inner = i + 1;
  }
  for (int i = inner; i < count; i++) say_place("frame ", (uintptr_t)frames[i]);
  ssize_t written = write(descriptor, words, length);
  (void)written;
  signal(number, SIG_DFL);
  raise(number);
}

// A handler that runs when a stack is used up needs a stack of its own; every thread has its own.
static const size_t own_stack_size = 1 << 16;
static pthread_key_t own_stack_key;

static void free_own_stack(void *memory) {
  stack_t none = {.ss_flags = SS_DISABLE};
  sigaltstack(&none, NULL);
  munmap(memory, own_stack_size);
}

static void make_own_stack(void) {
  void *memory = mmap(
      NULL, own_stack_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return;
  stack_t stack = {.ss_sp = memory, .ss_size = own_stack_size};
  if (sigaltstack(&stack, NULL) == 0) pthread_setspecific(own_stack_key, memory);
}

struct beginning {
  void *(*body)(void *);
  void *argument;
};

static void *begin(void *memory) {
  struct beginning beginning = *(struct beginning *)memory;
  free(memory);
  make_own_stack();
  return beginning.body(beginning.argument);
}

// Stands before the system's function of this name, so that every thread begins here.
int pthread_create(
    pthread_t *thread, const pthread_attr_t *attributes, void *(*body)(void *), void *argument) {
  static int (*create)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
  if (!create) create = dlsym(RTLD_NEXT, "pthread_create");
  if (descriptor < 0) return create(thread, attributes, body, argument);
  struct beginning *beginning = malloc(sizeof *beginning);
  if (!beginning) return create(thread, attributes, body, argument);
  *beginning = (struct beginning){body, argument};
  int code = create(thread, attributes, begin, beginning);
  if (code != 0) free(beginning);
  return code;
}

void leave_last_words(int32_t target) {
  dl_iterate_phdr(note_module, NULL);
  void *unused[4];
  backtrace(unused, 4);  // the first call loads what it needs, which a handler may not
  fatal_message = dlsym(RTLD_DEFAULT, "swift_getFatalErrorMessageBuffer");
  pthread_key_create(&own_stack_key, free_own_stack);
  make_own_stack();
  descriptor = target;
  speaker = getpid();

  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = on_crash;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  const int numbers[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    sigaction(numbers[i], &action, NULL);
  }
}

#else

void leave_last_words(int32_t target) { (void)target; }

#endif
