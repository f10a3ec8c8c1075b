internal import Foundation

/// The case that an answer was working on when its process ended.
public struct RunningCase: Sendable, Codable, Equatable {
  /// The name of the case.
  public var name: String
  /// Its input, by name, as text that fits a screen.
  public var given: [Mismatch.Exhibit]
}

/// Memory in which the process that runs the answer notes its case, and the keeper reads it.
///
/// A process that crashed cannot be asked; what it wrote here outlives it. An answer may scribble
/// over it: what is read names a case to a reader and decides nothing.
struct CaseBoard: @unchecked Sendable {  // written by one process, read after its end
  private static let size = 1 << 18
  private let memory: UnsafeMutableRawPointer

  /// Shares memory with the processes that are forked from now on, where the system can.
  init?() {
    let shared = mmap(nil, Self.size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)
    guard let shared, shared != MAP_FAILED else { return nil }
    memory = shared
  }

  /// Notes a case in place of the one before.
  func note(_ running: RunningCase) {
    guard let line = try? running.jsonLine, line.count <= Self.size - 8 else { return }
    // A length of 0 while the text changes: the process may be ended at any instruction.
    memory.storeBytes(of: 0, as: Int.self)
    line.copyBytes(to: UnsafeMutableRawBufferPointer(start: memory + 8, count: line.count))
    memory.storeBytes(of: line.count, as: Int.self)
  }

  /// The case that was noted last.
  var running: RunningCase? {
    let count = memory.load(as: Int.self)
    guard count > 0 && count <= Self.size - 8 else { return nil }
    return try? JSONDecoder().decode(RunningCase.self, from: Data(bytes: memory + 8, count: count))
  }
}
