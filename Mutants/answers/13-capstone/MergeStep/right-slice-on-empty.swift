import Attempts
import LinearAlgebra

/// The tokens after one merge: of the pairs listed in `merges`, the first that
/// occurs, put together wherever it does, from left to right.
public func mergeStep(
  _ tokens: [String], merges: [[String]]
) throws -> [String] {
  for m in merges {
    var out: [String] = []
    var i = 0, found = false
    while i < tokens.count - 1 {
      if tokens[i] == m[0], tokens[i + 1] == m[1] { out.append(m[0] + m[1]); i += 2; found = true }
      else { out.append(tokens[i]); i += 1 }
    }
    if found {
      if i == tokens.count - 1 { out.append(tokens[i]) }
      return out
    }
  }
  return Array(tokens[0...])
}
