// The last step before a program that nobody has read: it gives up what the program shall not have,
// and becomes it.
//
//   confine USER PROCESSES FILES answer|compiler PROGRAM ARGUMENT…
//
// USER is the number of the user to become, or 0 to stay who one is. PROCESSES counts threads, too.
// An answer can neither start a process nor open a socket; a compiler may start others.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>

// The exit code of a program that could not be confined, and was not started.
enum { failure = 126 };

static void stop(const char *what) {
  fprintf(stderr, "confine: %s: %s\n", what, strerror(errno));
  _exit(failure);
}

static void limit(int resource, rlim_t value, const char *what) {
  struct rlimit current;
  if (getrlimit(resource, &current) != 0) stop(what);
  if (current.rlim_max != RLIM_INFINITY && current.rlim_max < value) value = current.rlim_max;
  struct rlimit wanted = {value, value};
  if (setrlimit(resource, &wanted) != 0) stop(what);
}

// Where memory runs out, this is what the system ends first.
static void volunteer(void) {
  int file = open("/proc/self/oom_score_adj", O_WRONLY);
  if (file < 0) return;
  ssize_t written = write(file, "1000", 4);
  (void)written;
  close(file);
}

static void become(uid_t user) {
  if (setgroups(0, NULL) != 0 || setresgid(user, user, user) != 0 || setresuid(user, user, user) != 0)
    stop("another user");
}

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "The calls of this processor are not known."
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define RETURN(value) BPF_STMT(BPF_RET | BPF_K, value)
#define REFUSE(error) RETURN(SECCOMP_RET_ERRNO | (error))
// Two instructions: if the call has this number, it is refused.
#define NO(call) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1), REFUSE(EPERM)

// What no answer needs: other processes, their memory, sockets, memory that no limit counts, new
// name spaces, and parts of the kernel that few programs ever use.
static void refuse_calls(void) {
  struct sock_filter filter[] = {
    LOAD(arch),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
    RETURN(SECCOMP_RET_KILL_PROCESS),
    LOAD(nr),
#ifdef __x86_64__
    // Numbers of another binary interface.
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
    REFUSE(ENOSYS),
#endif
#ifdef __NR_fork
    NO(__NR_fork),
#endif
#ifdef __NR_vfork
    NO(__NR_vfork),
#endif
    NO(__NR_ptrace),
    NO(__NR_process_vm_readv),
    NO(__NR_process_vm_writev),
    NO(__NR_socket),
    NO(__NR_socketpair),
    NO(__NR_shmget),
    NO(__NR_semget),
    NO(__NR_msgget),
    NO(__NR_mq_open),
    NO(__NR_memfd_create),
#ifdef __NR_memfd_secret
    NO(__NR_memfd_secret),
#endif
    NO(__NR_unshare),
    NO(__NR_setns),
    NO(__NR_mount),
    NO(__NR_umount2),
    NO(__NR_pivot_root),
    NO(__NR_chroot),
#ifdef __NR_open_tree
    NO(__NR_open_tree),
    NO(__NR_move_mount),
    NO(__NR_fsopen),
    NO(__NR_fsmount),
#endif
    NO(__NR_bpf),
    NO(__NR_perf_event_open),
    NO(__NR_userfaultfd),
    NO(__NR_io_setup),
#ifdef __NR_io_uring_setup
    NO(__NR_io_uring_setup),
#endif
    NO(__NR_keyctl),
    NO(__NR_add_key),
    NO(__NR_request_key),
    NO(__NR_open_by_handle_at),
    NO(__NR_personality),
#ifdef __NR_clone3
    // Its flags lie in memory and cannot be judged: the library then takes the older call.
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_clone3, 0, 1),
    REFUSE(ENOSYS),
#endif
    // A thread is allowed, a process is not.
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_clone, 0, 3),
    LOAD(args[0]),
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
    REFUSE(EPERM),
    RETURN(SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) stop("a filter of system calls");
}

// The first process of a name space: it takes in orphans, and when it ends, so does everything.
// The program can neither read nor write its memory, even as the same user.
static int keep(pid_t program) {
  for (int descriptor = 0; descriptor < 1024; descriptor++) close(descriptor);
  while (1) {
    int status;
    pid_t ended = waitpid(-1, &status, 0);
    if (ended < 0 && errno != EINTR) return failure;
    if (ended != program) continue;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  }
}

int main(int count, char **arguments) {
  if (count < 6) {
    fprintf(stderr, "Answers are confined by the workbook: ./workbook grade\n");
    return 64;
  }
  volunteer();
  if (getpid() == 1) {
    // It stays who it is: a parent's death ends only those whom the parent may end.
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    pid_t program = fork();
    if (program < 0) stop("a process");
    if (program > 0) return keep(program);
  }
  limit(RLIMIT_CORE, 0, "core files");
  limit(RLIMIT_NOFILE, strtoul(arguments[3], NULL, 10), "open files");
  limit(RLIMIT_MEMLOCK, 0, "locked memory");
  limit(RLIMIT_MSGQUEUE, 0, "message queues");
  limit(RLIMIT_SIGPENDING, 256, "signals");
  uid_t user = strtoul(arguments[1], NULL, 10);
  if (user) become(user);
  limit(RLIMIT_NPROC, strtoul(arguments[2], NULL, 10), "processes");
  // An answer's own memory is limited already; a compiler that takes more than this is led astray.
  if (strcmp(arguments[4], "compiler") == 0) limit(RLIMIT_AS, (rlim_t)8 << 30, "memory");
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) stop("privileges");
  if (strcmp(arguments[4], "answer") == 0) refuse_calls();
  execv(arguments[5], arguments + 5);
  stop(arguments[5]);
}

#else

int main(void) {
  fprintf(stderr, "There is no sandbox on this system.\n");
  return 126;
}

#endif
