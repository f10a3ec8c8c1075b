import Attempts
import LinearAlgebra

/// The tokens after one merge: of the pairs listed in `merges`, the first that
/// occurs, put together wherever it does, from left to right.
public func mergeStep(
  _ tokens: [String], merges: [[String]]
) throws -> [String] {
  for m in merges {
    var out: [String] = []
    var i = tokens.count - 1, found = false
    while i >= 0 {
      if i > 0, tokens[i - 1] == m[0], tokens[i] == m[1] { out.insert(m[0] + m[1], at: 0); i -= 2; found = true }
      else { out.insert(tokens[i], at: 0); i -= 1 }
    }
    if found { return out }
  }
  return tokens
}
