// first-place-only
import Attempts
import LinearAlgebra

/// The tokens after one merge: of the pairs listed in `merges`, the first that
/// occurs, put together wherever it does, from left to right.
public func mergeStep(
  _ tokens: [String], merges: [[String]]
) throws -> [String] {
  for pair in merges {
    for i in 0..<max(0, tokens.count - 1) where [tokens[i], tokens[i + 1]] == pair {
      return Array(tokens[..<i]) + [pair[0] + pair[1]] + Array(tokens[(i + 2)...])
    }
  }
  return tokens
}
