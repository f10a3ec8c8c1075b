// first-in-the-word
import Attempts
import LinearAlgebra

/// The tokens after one merge: of the pairs listed in `merges`, the first that
/// occurs, put together wherever it does, from left to right.
public func mergeStep(
  _ tokens: [String], merges: [[String]]
) throws -> [String] {
  for i in 0..<max(0, tokens.count - 1) where merges.contains([tokens[i], tokens[i + 1]]) {
    var work = tokens
    work[i] += work[i + 1]
    work.remove(at: i + 1)
    return work
  }
  return tokens
}
