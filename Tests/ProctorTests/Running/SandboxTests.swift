import Foundation
import Testing

@testable import Proctor

/// The sandboxes of this machine, one for each way that can be gone here.
private let sandboxes = (getuid() == 0 ? [Sandbox.Way.root, .nobody] : [.user]).compactMap {
  try? Sandbox(confine: HandIn.project.appending(path: ".build/debug/confine"), ways: [$0])
}

/// What a hostile program can do in a sandbox; of C, since that has no scruples.
@Suite(.enabled(if: !sandboxes.isEmpty, "there is no sandbox here"))
struct SandboxTests {
  /// Compiles a program and runs it.
  ///
  /// - Returns: What it printed, and its exit code.
  private func run(
    _ body: String, in sandbox: Sandbox = sandboxes[0], seeing sights: Set<Sandbox.Sight> = [],
    environment: [String: String] = [:],
    seconds: Double = 20
  ) throws -> (printed: String, record: ChildProcess.Record) {
    let handIn = try HandIn(["program.c": Self.header + "int main(void) {\n\(body)\nreturn 0; }\n"])
    try handIn.run("clang", "-w", "-O1", "-o", "program", "program.c", "-lpthread")
    chmod(handIn.folder.path, 0o755)
    let program = handIn.folder.appending(path: "program")
    let libraries = try SharedLibraries(of: program).paths
    var process = ChildProcess(
      command: sandbox.command(
        [program.path], as: .answer, seeing: sights.union(libraries.map { .reading($0) }),
        environment: environment))
    process.deadline = seconds
    let record = try process.run()
    if record.exitCode >= 125, record.exitCode < 128 {
      Issue.record("\(record.text(STDERR_FILENO)) \(process.arguments)")
    }
    return (record.text(STDOUT_FILENO), record)
  }

  private static let header = """
    #define _GNU_SOURCE
    #include <dirent.h>
    #include <errno.h>
    #include <fcntl.h>
    #include <pthread.h>
    #include <signal.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <netinet/in.h>
    #include <sched.h>
    #include <sys/mman.h>
    #include <sys/mount.h>
    #include <sys/prctl.h>
    #include <sys/ptrace.h>
    #include <sys/resource.h>
    #include <sys/shm.h>
    #include <sys/socket.h>
    #include <sys/stat.h>
    #include <sys/syscall.h>
    #include <sys/wait.h>
    #include <unistd.h>
    static void *nap(void *p) { pause(); return p; }
    static void list(const char *path) {
      DIR *folder = opendir(path); struct dirent *entry;
      if (!folder) { printf("%s\\n", strerror(errno)); return; }
      while ((entry = readdir(folder))) if (entry->d_name[0] != '.') printf("%s ", entry->d_name);
      printf("\\n");
    }

    """

  @Test func `it ends as the program does`() throws {
    #expect(try run("return 7;").record.exitCode == 7)
    #expect(try run("abort();").record.exitCode == 128 + SIGABRT)
    #expect(try run("raise(SIGKILL);").record.exitCode == 128 + SIGKILL)
    #expect(try run("*(volatile int *)0 = 1;").record.exitCode == 128 + SIGSEGV)
  }

  @Test(arguments: [
    "fork()", "vfork()", "syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0)", "system(\"/bin/true\")",
    "socket(AF_INET, SOCK_STREAM, 0)", "socket(AF_UNIX, SOCK_DGRAM, 0)",
    "ptrace(PTRACE_ATTACH, 1, 0, 0)", "ptrace(PTRACE_TRACEME, 0, 0, 0)",
    "shmget(IPC_PRIVATE, 1 << 30, 0600)", "memfd_create(\"x\", 0)", "unshare(CLONE_NEWUSER)",
    "open(\"/proc/1/mem\", O_RDONLY)", "open(\"/proc/1/environ\", O_RDONLY)",
    "open(\"/evil\", O_CREAT | O_WRONLY, 0600)", "open(\"/dev/evil\", O_CREAT | O_WRONLY, 0600)",
    "open(\"/etc/passwd\", O_RDONLY)", "open(\"../evil\", O_CREAT | O_WRONLY, 0600)",
    "open(\"/proc/sys/kernel/hostname\", O_WRONLY)", "setuid(0)",
    "mount(0, \"/sandbox\", \"tmpfs\", 0, 0)",
    "mkdir(\"/x\", 0777)", "sethostname(\"x\", 1)", "mlock(malloc(1 << 20), 1 << 20)",
    "setrlimit(RLIMIT_NPROC, &(struct rlimit){1000, 1000})", "prctl(PR_SET_SECCOMP, 0)",
    "chmod(\"/proc/self/exe\", 0777)", "execl(\"/bin/sh\", \"sh\", 0)",
  ])
  func `what an answer has no need of fails`(_ call: String) throws {
    let (printed, _) = try run(
      "long r = (long)(\(call)); if (r == 0 && getpid() > 2) _exit(9); "
        + "printf(r < 0 || r == 127 << 8 ? \"failed\" : \"went through: %ld\", r);")
    #expect(printed == "failed")
  }

  @Test func `it sees what it needs, and nothing else`() throws {
    setenv("WORKBOOK_SECRET", "x", 1)
    let (printed, _) = try run(
      "list(\"/\"); list(\"/sandbox\"); list(\"/dev\"); "
        + "extern char **environ; for (char **e = environ; *e; e++) printf(\"%s \", *e);",
      environment: ["MINE": "1"])
    let lines = printed.split(separator: "\n", omittingEmptySubsequences: false)
    try #require(lines.count == 4)
    let root = Set(lines[0].split(separator: " "))
    #expect(root.isDisjoint(with: ["etc", "usr", "bin", "sbin", "var", "sys"]))
    #expect(Set(lines[2].split(separator: " ")) == ["null", "urandom"])
    #expect(
      Set(lines[3].split(separator: " ")).isSubset(of: [
        "MINE=1", "PWD=/sandbox", "TMPDIR=/sandbox",
      ]))
    let own = HandIn.project.appending(path: "solutions").path
    #expect(try run("list(\"\(own)\");").printed == "No such file or directory\n")
  }

  @Test func `what is shown to be read cannot be written`() throws {
    let handIn = try HandIn(["data/text": "as it was"])
    chmod(handIn.folder.path, 0o755)
    let folder = handIn.folder.appending(path: "data").path
    let (printed, _) = try run(
      "list(\"\(folder)\"); printf(\"%d\", open(\"\(folder)/text\", O_WRONLY | O_TRUNC));",
      seeing: [.reading(folder)])
    #expect(printed == "text \n-1")
  }

  @Test func `its own folder is empty, limited, and gone afterwards`() throws {
    let fill = """
      static char block[1 << 20]; long total = 0, count; int file, number = 0;
      printf("%d ", access("/sandbox/f0", F_OK));
      do {
        char name[32]; sprintf(name, "/sandbox/f%d", number++);
        file = open(name, O_CREAT | O_WRONLY, 0600);
        while (file >= 0 && (count = write(file, block, sizeof block)) > 0) total += count;
      } while (file >= 0 && number < 1000 && errno != ENOSPC);
      printf("%ld", total >> 20);
      """
    for _ in 0..<2 { #expect(try run(fill).printed == "-1 16") }
  }

  @Test func `threads are few, whichever way the sandbox was had`() throws {
    let body =
      "int count = 0; pthread_t thread; while (!pthread_create(&thread, 0, nap, 0)) count++;"
      + "printf(\"%d\", count);"
    for sandbox in sandboxes {
      // What else runs as the same user does not count.
      for _ in 0..<2 {
        let count = try #require(Int(try run(body, in: sandbox).printed))
        #expect(count >= 24 && count <= 32)
      }
    }
  }

  @Test func `when it ends, and when it is ended, nothing of it goes on`() throws {
    let mark = "sandbox-\(UUID().uuidString)"
    let (_, record) = try run(
      "pthread_t t; pthread_create(&t, 0, nap, 0); signal(SIGTERM, SIG_IGN); setsid(); pause();",
      environment: ["MARK": mark], seconds: 1)
    #expect(record.ranTooLong)
    usleep(200_000)
    let names = try FileManager.default.contentsOfDirectory(atPath: "/proc")
    for name in names where name.allSatisfy(\.isNumber) {
      let environment = FileManager.default.contents(atPath: "/proc/\(name)/environ") ?? Data()
      #expect(!String(decoding: environment, as: UTF8.self).contains(mark))
    }
  }
}
