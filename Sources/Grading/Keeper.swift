internal import CLastWords
internal import CProcess
internal import Foundation

/// The process that watches over the process that runs the answer.
///
/// A grader is two processes. The keeper reads the request, forks, and waits. The fork runs the
/// answer. Whatever happens to it, the keeper ends it, ends everything that it started, and says how
/// it ended. If the proctor goes away, standard input ends, and the keeper does the same.
struct Keeper {
  let request: GradingRequest
  /// Where the fork notes its cases.
  let board: CaseBoard?

  /// Runs a body in a process of its own.
  ///
  /// - Returns: The exit code of the keeper.
  func watch(over body: () -> Void) -> Int32 {
    process_adopt_orphans()
    let child = process_fork()
    if child == 0 {
      confine()
      body()
      _exit(EXIT_SUCCESS)
    }
    guard child > 0 else { return EXIT_FAILURE }
    close(GradingChannel.report)
    let status = wait(for: child)
    var ending = GradingEnding(
      code: process_exit_code(status), signal: process_signal(status))
    ending.leftProcesses = endEverything(of: child)
    ending.running = board?.running
    write((try? ending.jsonLine) ?? Data(), to: GradingChannel.ending)
    return EXIT_SUCCESS
  }

  /// Prepares the fork for an answer that nobody has read.
  private func confine() {
    setpgid(0, 0)
    process_die_with_parent()
    close(GradingChannel.ending)
    let nothing = open("/dev/null", O_RDONLY)
    dup2(nothing, STDIN_FILENO)
    close(nothing)
    process_buffer_lines()
    leave_last_words(GradingChannel.report)
    let allowance = request.allowance
    process_limit(allowance.memory, allowance.file, UInt64(allowance.seconds) + 5)
  }

  /// Waits until the child ends or the proctor goes away.
  private func wait(for child: pid_t) -> Int32 {
    var status: Int32 = 0
    while true {
      let ended = waitpid(child, &status, WNOHANG)
      if ended == child { return status }
      if ended < 0 && errno != EINTR { return 0 }
      var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      if poll(&input, 1, 3) > 0 { kill(child, SIGKILL) }
    }
  }

  /// Ends what the child started, also in sessions of their own.
  ///
  /// - Returns: Whether there was anything.
  private func endEverything(of child: pid_t) -> Bool {
    var found = kill(-child, SIGKILL) == 0
    for _ in 0..<500 {
      var status: Int32 = 0
      let ended = waitpid(-1, &status, WNOHANG)
      if ended < 0 { break }
      if ended > 0 { continue }
      found = true
      for orphan in children() { kill(orphan, SIGKILL) }
      usleep(2000)
    }
    return found
  }

  /// The processes whose parent is this one.
  private func children() -> [pid_t] {
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return processes.compactMap(pid_t.init).filter { process in
      // "PID (name, which may hold anything) state parent …"
      let line = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      let fields = line?.split(separator: ")").last?.split(separator: " ")
      return fields.flatMap { $0.count > 1 ? pid_t($0[1]) : nil } == getpid()
    }
  }
}

/// Writes all bytes to a descriptor.
///
/// - Returns: Whether they could be written.
@discardableResult
func write(_ data: Data, to descriptor: Int32) -> Bool {
  var rest = data[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else { return false }
    rest = rest.dropFirst(count)
  }
  return true
}
