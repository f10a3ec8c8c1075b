internal import Foundation

/// What one rank sent and received: the messages, and the words, which are numbers, in them.
///
/// In a model in which a message of w words takes α + βw, a rank is busy for
/// `α·messages + β·words`. A reduction is entered as what its tree sends, also where MPI finds a way
/// of its own.
public struct Traffic: Equatable, Sendable {
  /// A number of messages, and the words in all of them.
  public struct Count: Equatable, Sendable {
    /// The number of messages.
    public var messages = 0
    /// The number of words in them.
    public var words = 0

    /// Makes a count.
    public init(messages: Int = 0, words: Int = 0) {
      self.messages = messages
      self.words = words
    }

    /// The sum, field by field.
    public static func + (a: Count, b: Count) -> Count {
      Count(messages: a.messages + b.messages, words: a.words + b.words)
    }

    /// Adds field by field.
    public static func += (a: inout Count, b: Count) { a = a + b }

    /// The difference, field by field.
    public static func - (a: Count, b: Count) -> Count {
      Count(messages: a.messages - b.messages, words: a.words - b.words)
    }
  }

  /// What this rank sent.
  public var sent = Count()
  /// What this rank received.
  public var received = Count()
  /// In how many ways up or down the tree of all ranks this rank took part.
  public var reductions = 0

  /// Makes a record without entries.
  public init() {}

  /// What this rank sent or received; on rank 0, which is at every step of a tree, what the whole
  /// group waits for.
  public var total: Count { sent + received }

  /// What came between two moments.
  public static func - (later: Traffic, earlier: Traffic) -> Traffic {
    var difference = Traffic()
    difference.sent = later.sent - earlier.sent
    difference.received = later.received - earlier.received
    difference.reductions = later.reductions - earlier.reductions
    return difference
  }
}

/// Where a communicator keeps its traffic; copies of the communicator share it.
final class Ledger: @unchecked Sendable {
  private let lock = NSLock()
  private var entries = Traffic()

  var traffic: Traffic { lock.withLock { entries } }

  func note(_ change: (inout Traffic) -> Void) { lock.withLock { change(&entries) } }
}
