package import Foundation

/// How the process of an answer is started, and what it may use.
///
/// A plain cell starts the program itself. A sandbox is a cell whose command is another program that
/// starts it in turn; standard output and error and the descriptors 3 and 4 must pass through.
package struct Cell: Codable, Sendable, Equatable {
  /// The program and its arguments, by paths from the root.
  package var command: [String]
  /// The variables of its environment, and no others.
  package var environment: [String: String]
  /// What the answer may use.
  package var allowance: Allowance
  /// Whether the command ends with code 128 and the number of a signal where the answer ends by one.
  package var tellsSignalsByCode = false

  /// Makes a cell that starts a program as it is.
  package init(plain program: URL, allowance: Allowance) {
    self.init(command: [program.path], allowance: allowance)
  }

  /// Makes a cell from a command that starts an answer's program.
  package init(command: [String], allowance: Allowance) {
    self.command = command
    self.allowance = allowance
    environment = Self.usualEnvironment
  }

  /// One thread in BLAS, so that an answer is as fast beside others as alone; and no backtraces of
  /// the Swift runtime, which would take seconds.
  package static var usualEnvironment: [String: String] {
    let own = ProcessInfo.processInfo.environment
    let kept = own.filter { name, _ in
      ["PATH", "HOME", "LANG", "TZ", "TMPDIR", "LD_LIBRARY_PATH"].contains(name)
        || name.hasPrefix("LC_") || name.hasPrefix("OPENBLAS_")
    }
    return kept.merging(
      ["OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "SWIFT_BACKTRACE": "enable=no"]
    ) { $1 }
  }
}

/// What an answer may use before the system stops it.
package struct Allowance: Codable, Sendable, Equatable {
  /// Seconds of wall-clock time.
  package var seconds = 10.0
  /// Bytes of address space.
  package var memory: UInt64 = 4 << 30
  /// Bytes of the largest file it may write.
  package var file: UInt64 = 64 << 20
  /// Bytes that it may print.
  package var output = 4 << 20

  /// The usual allowance.
  package init() {}
}
