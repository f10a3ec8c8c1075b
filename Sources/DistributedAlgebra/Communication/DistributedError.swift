public import LinearAlgebra

/// Why a group of ranks did not finish, and which of them knows.
public struct DistributedError: Error, Equatable, Sendable {
  /// The rank that could not go on.
  public let rank: Int
  /// What happened there.
  public let reason: Reason

  /// Names a rank and what happened there.
  public init(_ reason: Reason, on rank: Int) {
    self.rank = rank
    self.reason = reason
  }

  /// What can happen on a rank.
  public enum Reason: Equatable, Sendable {
    /// A file cannot be read or written.
    case file(NPYError)
    /// An entry of a file is NaN or infinite; rows and columns are counted from 0 in this file.
    case notFinite(path: String, row: Int, column: Int)
    /// The numbers, or those that were asked for, have no decomposition.
    case numbers(LinearAlgebraError)
    /// The ranks do not agree on what they work on.
    case disagreement(String)
    /// A checkpoint is not one of this job.
    case checkpoint(path: String, String)
    /// The ranks wait for each other, this one for that one, and none sends.
    case waitsForever(for: Int)
    /// Something else was thrown.
    case thrown(String)
    /// What carries the messages reports an error.
    case transport(String)
  }
}

extension DistributedError: CustomStringConvertible {
  /// One sentence: the rank, the file, what was wrong, and what to do.
  public var description: String { "Rank \(rank): \(reason)" }
}

extension DistributedError.Reason: CustomStringConvertible {
  /// What was wrong and what to do, without the rank.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .notFinite(let path, let row, let column):
      "\(path): the entry in row \(row), column \(column) is not finite: look for a division by zero "
        + "or an overflow in what made the file."
    case .numbers(let error): error.description
    case .disagreement(let what): "the ranks do not agree on \(what)."
    case .checkpoint(let path, let why): "\(path): \(why)"
    case .waitsForever(let other):
      "it waits for a message from rank \(other), which never comes, since all ranks wait or are "
        + "done: each receive needs a send."
    case .thrown(let what): what
    case .transport(let what): "the messages stopped, because \(what)."
    }
  }
}

extension DistributedError {
  /// Does something with numbers, and names the rank in its error.
  static func numbers<Result>(
    on rank: Int, _ body: () throws(LinearAlgebraError) -> Result
  ) throws(DistributedError) -> Result {
    do throws(LinearAlgebraError) { return try body() } catch {
      throw DistributedError(.numbers(error), on: rank)
    }
  }

  /// Does something with a file, and names the rank in its error.
  static func file<Result>(
    on rank: Int, _ body: () throws(NPYError) -> Result
  ) throws(DistributedError) -> Result {
    do throws(NPYError) { return try body() } catch {
      throw DistributedError(.file(error), on: rank)
    }
  }
}
