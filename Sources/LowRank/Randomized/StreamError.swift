public import LinearAlgebra

/// Why a decomposition of a matrix on disk was not computed.
public enum StreamError: Error, Equatable, Sendable {
  /// The file is no matrix, or changed while it was read.
  case file(NPYError)
  /// The numbers in the file, or those that were asked for, have no decomposition.
  case numbers(LinearAlgebraError)
}

extension StreamError: CustomStringConvertible {
  /// One sentence: what was wrong, where, and what to do.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .numbers(let error): error.description
    }
  }
}

extension StreamError {
  /// Does something with numbers, and wraps its error.
  static func numbers<Result>(
    _ body: () throws(LinearAlgebraError) -> Result
  ) throws(StreamError) -> Result {
    do throws(LinearAlgebraError) { return try body() } catch { throw .numbers(error) }
  }
}
