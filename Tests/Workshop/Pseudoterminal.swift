package import CProcess
package import Foundation

/// A program in a terminal of its own: what a learner types goes in, what the learner sees comes
/// out.
package final class Pseudoterminal {
  /// The process.
  package let process: pid_t
  /// Everything that was shown so far.
  package private(set) var shown = ""

  private let controller: Int32
  private var status: Int32?

  /// Starts a program.
  package init(
    _ program: String, _ arguments: [String], environment: [String: String], columns: UInt16 = 80
  ) throws {
    var name = [CChar](repeating: 0, count: 256)
    controller = process_open_terminal(&name, name.count)
    if controller < 0 { throw POSIXError(.ENXIO) }
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(controller, UInt(TIOCSWINSZ), &size)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in STDIN_FILENO...STDERR_FILENO {
      posix_spawn_file_actions_addopen(&actions, descriptor, name, O_RDWR, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A session of its own gets Ctrl-C; threads of a pool block signals, which is inherited.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    let setSession: Int32 = 0x80
    posix_spawnattr_setflags(&attributes, Int16(setSession | Int32(POSIX_SPAWN_SETSIGMASK)))

    let argv = ([program] + arguments).map { strdup($0) }
    let envp = environment.map { strdup("\($0)=\($1)") }
    defer { (argv + envp).forEach { free($0) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, program, &actions, &attributes, argv + [nil], envp + [nil])
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .ENOEXEC) }
    self.process = process
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(controller)
  }

  /// Types keys.
  package func type(_ keys: String) {
    _ = Array(keys.utf8).withUnsafeBytes { write(controller, $0.baseAddress, $0.count) }
  }

  /// Reads until a text is shown that was not there before, or a time is over.
  ///
  /// - Returns: Whether it was shown.
  package func wait(for text: String, seconds: Double = 300) -> Bool {
    let seen = shown.count
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      if shown.dropFirst(seen).contains(text) { return true }
      if !readSome() { return shown.dropFirst(seen).contains(text) }
    }
    return false
  }

  /// Reads to the end.
  ///
  /// - Returns: The exit code, or minus the signal that ended the program.
  package func finish(seconds: Double = 300) -> Int32 {
    let end = ContinuousClock.now + .seconds(seconds)
    var code: Int32 = 0
    while waitpid(process, &code, WNOHANG) == 0 {
      _ = readSome()
      if ContinuousClock.now > end { kill(process, SIGKILL) }
    }
    while readSome() {}
    status = code
    return code & 0x7F == 0 ? (code >> 8) & 0xFF : -(code & 0x7F)
  }

  /// The terminal's settings.
  package var settings: termios {
    var settings = termios()
    tcgetattr(controller, &settings)
    return settings
  }

  /// Reads what there is within a tenth of a second.
  ///
  /// - Returns: Whether more may come.
  private func readSome() -> Bool {
    var request = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, 100) > 0 else { return status == nil && kill(process, 0) == 0 }
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(controller, &buffer, buffer.count)
    guard count > 0 else { return false }
    shown += String(decoding: buffer[..<count], as: UTF8.self)
    return true
  }
}
