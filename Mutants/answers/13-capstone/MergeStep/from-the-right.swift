// from-the-right
import Attempts
import LinearAlgebra

/// The tokens after one merge: of the pairs listed in `merges`, the first that
/// occurs, put together wherever it does, from left to right.
public func mergeStep(
  _ tokens: [String], merges: [[String]]
) throws -> [String] {
  for pair in merges {
    var out: [String] = []
    var i = tokens.count - 1
    while i >= 0 {
      if i > 0, tokens[i - 1] == pair[0], tokens[i] == pair[1] {
        out.insert(pair[0] + pair[1], at: 0)
        i -= 2
      } else {
        out.insert(tokens[i], at: 0)
        i -= 1
      }
    }
    if out.count < tokens.count { return out }
  }
  return tokens
}
