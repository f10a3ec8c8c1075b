import Foundation
import Synchronization

/// The one place where the program writes.
///
/// A disk may be full and a reader may have gone away: then the program ends with a sentence and an
/// exit status, and what it has to put back is put back.
enum Output {
  /// The exit status when standard output cannot be written to.
  static let failure: Int32 = 74
  /// The exit status when nobody reads any more: what a shell says of a program that is ended so.
  static let unread: Int32 = 141

  /// Prepares to write: before anything else is opened or written.
  static func prepare() {
    // A file that takes the place of a closed standard output would be written into.
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY)
    }
    // A handler, since what is ignored would be ignored by every child, too.
    signal(SIGPIPE) { _ in }
  }

  /// Writes to standard output, or ends the program.
  static func write(_ text: String) {
    let error = write(text, to: STDOUT_FILENO)
    if error == 0 { return }
    // Whoever asked for the first line only wants no complaint.
    if error == EPIPE { leave(unread) }
    complain("The output cannot be written: \(String(cString: strerror(error))).")
    leave(failure)
  }

  /// Writes to standard error; where that fails, nobody can be told.
  static func complain(_ text: String) {
    let width = Terminal.width(of: STDERR_FILENO)
    let lines = width.map { text.folded(to: $0).joined(separator: "\n") } ?? text
    _ = write(lines + "\n", to: STDERR_FILENO)
  }

  /// Ends the program.
  static func leave(_ status: Int32) -> Never {
    atEnd.withLock { $0?() }
    exit(status)
  }

  /// Says what has to be put back, wherever the program ends.
  static func whenLeaving(_ body: @escaping @Sendable () -> Void) { atEnd.withLock { $0 = body } }

  private static let atEnd = Mutex<(@Sendable () -> Void)?>(nil)

  private static func write(_ text: String, to descriptor: Int32) -> Int32 {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EAGAIN {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&request, 1, -1)
      } else if count < 0 && errno != EINTR {
        return errno
      }
      rest = rest.dropFirst(max(0, count))
    }
    return 0
  }
}
