import CProcess
import Foundation
import Grading

/// A program run in a process of its own, its output kept within limits.
///
/// One thread, one `poll` loop: it reads every channel as it comes, so that no full pipe can stop
/// the program, and ends the program when its time or its output is over.
struct ChildProcess {
  /// The program: a path, or a name to be found in `PATH`.
  var program: String
  /// Its arguments, without the name.
  var arguments: [String] = []
  /// What is added to the environment.
  var environment: [String: String] = [:]
  /// What it reads from standard input, which stays open until the end.
  var input = Data()
  /// Descriptors beside standard output and error that it writes to.
  var channels: [Int32] = []
  /// Whether it has a process group of its own, out of the reach of the terminal's Ctrl-C.
  var isGroupLeader = true
  /// Seconds after which it is ended.
  var deadline: Double?
  /// Bytes of standard output and error together after which it is ended.
  var outputLimit = 64 << 20

  /// How it went.
  struct Record {
    /// What it wrote, by descriptor.
    var written: [Int32: Data] = [:]
    /// The status of `waitpid`.
    var status: Int32 = 0
    /// Whether it was ended because its time was over.
    var ranTooLong = false
    /// Whether it was ended because it wrote too much.
    var flooded = false
    /// Seconds it took.
    var seconds = 0.0

    /// The text it wrote to a descriptor.
    func text(_ descriptor: Int32) -> String {
      String(anyText: written[descriptor] ?? Data())
    }

    /// The exit code, or -1 if a signal ended it.
    var exitCode: Int32 { process_exit_code(status) }
  }

  /// Runs the program to its end.
  func run() throws(ProctorError) -> Record {
    let inputPipe = try Channel(isReadByChild: true)
    var readers: [Int32: Channel] = [:]
    for channel in [STDOUT_FILENO, STDERR_FILENO] + channels { readers[channel] = try Channel() }
    let start = ContinuousClock.now
    let process = try Orphans.Registry.shared.start { () throws(ProctorError) in
      try spawn(reading: inputPipe, writing: readers)
    }
    defer { Orphans.Registry.shared.forget(process) }
    inputPipe.write(input)  // while both ends are open, so that nothing can break the pipe
    inputPipe.closeReading()
    readers.values.forEach { $0.closeWriting() }

    var record = Record()
    follow(process, start: start, input: inputPipe, readers: readers, into: &record)
    record.seconds = (ContinuousClock.now - start) / .seconds(1)
    return record
  }
}

extension ChildProcess {
  /// A program and its arguments in one list.
  init(command: [String]) {
    self.init(program: command[0], arguments: Array(command.dropFirst()))
  }

  private func spawn(
    reading input: Channel, writing readers: [Int32: Channel]
  ) throws(ProctorError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.readEnd, STDIN_FILENO)
    for (channel, pipe) in readers {
      posix_spawn_file_actions_adddup2(&actions, pipe.writeEnd, channel)
    }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Threads of a pool block signals, and a child would inherit that.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var flags = POSIX_SPAWN_SETSIGMASK
    if isGroupLeader {
      posix_spawnattr_setpgroup(&attributes, 0)
      flags |= POSIX_SPAWN_SETPGROUP
    }
    posix_spawnattr_setflags(&attributes, Int16(flags))

    let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    var process: pid_t = 0
    let code = withCStrings([program] + arguments) { argv in
      withCStrings(variables.map { "\($0)=\($1)" }) { envp in
        posix_spawnp(&process, program, &actions, &attributes, argv, envp)
      }
    }
    if code != 0 { throw .cannotRun(program: program, reason: String(cString: strerror(code))) }
    return process
  }

  /// Reads all channels until the process ends, or ends it.
  private func follow(
    _ process: pid_t, start: ContinuousClock.Instant, input: Channel, readers: [Int32: Channel],
    into record: inout Record
  ) {
    var limit = deadline.map { start + .seconds($0) }
    var isAskedToEnd = false
    while true {
      let hasEnded = waitpid(process, &record.status, WNOHANG) != 0
      // What ends soon is not waited for, and what takes long is not disturbed.
      let isYoung = ContinuousClock.now - start < .milliseconds(500)
      let isQuiet = read(
        readers, into: &record, waitingFor: hasEnded ? 0 : isYoung ? 3 : 20)
      // A process that got away may still hold a pipe: what it writes is of no interest.
      if hasEnded && (isQuiet || isAskedToEnd) { break }
      if let end = limit, ContinuousClock.now > end {
        if !isAskedToEnd, let deadline, let later = extended(deadline, of: process, from: start) {
          limit = later
          continue
        }
        if isAskedToEnd { kill(isGroupLeader ? -process : process, SIGKILL) }
        record.ranTooLong = record.ranTooLong || !isAskedToEnd
        (isAskedToEnd, limit) = (true, ContinuousClock.now + .seconds(2))
        input.closeWriting()
      }
      let isFlood = record.outputSize > outputLimit
      if !isAskedToEnd && (isFlood || process_interrupt() != 0) {
        (record.flooded, isAskedToEnd, limit) = (isFlood, true, ContinuousClock.now + .seconds(2))
        input.closeWriting()
      }
    }
  }

  /// A later end for a program that other programs kept from running; nil if there is no reason.
  private func extended(
    _ deadline: Double, of process: pid_t, from start: ContinuousClock.Instant
  ) -> ContinuousClock.Instant? {
    let waited = min(Waiting.seconds(of: process), 5 * deadline)
    let end = start + .seconds(deadline + waited)
    return end > ContinuousClock.now + .milliseconds(1) ? end : nil
  }

  /// Reads what there is.
  ///
  /// - Returns: Whether there was nothing.
  private func read(
    _ readers: [Int32: Channel], into record: inout Record, waitingFor milliseconds: Int32
  ) -> Bool {
    let open = readers.filter { !$0.value.isAtEnd }
    var requests = open.map {
      pollfd(fd: $0.value.readEnd, events: Int16(POLLIN), revents: 0)
    }
    guard poll(&requests, nfds_t(requests.count), milliseconds) > 0 else { return true }
    var isQuiet = true
    for (channel, pipe) in open {
      guard let data = pipe.read(), !data.isEmpty else { continue }
      isQuiet = false
      let size = record.written[channel]?.count ?? 0
      // What exceeds the limit is drained and dropped until the end takes effect.
      if size <= outputLimit { record.written[channel, default: Data()].append(data) }
    }
    return isQuiet
  }
}

extension ChildProcess.Record {
  fileprivate var outputSize: Int {
    (written[STDOUT_FILENO]?.count ?? 0) + (written[STDERR_FILENO]?.count ?? 0)
  }
}

/// Calls a body with a null-terminated array of C strings.
private func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = strings.map { strdup($0) }
  defer { copies.forEach { free($0) } }
  return body(copies + [nil])
}
