import Attempts
import LinearAlgebra

/// The tokens after one merge: of the pairs listed in `merges`, the first that
/// occurs, put together wherever it does, from left to right.
public func mergeStep(
  _ tokens: [String], merges: [[String]]
) throws -> [String] {
  for i in tokens.indices.dropLast() {
    if merges.contains([tokens[i], tokens[i + 1]]) {
      var out: [String] = []
      var j = 0
      while j < tokens.count {
        if j + 1 < tokens.count, tokens[j] == tokens[i], tokens[j + 1] == tokens[i + 1] { out.append(tokens[j] + tokens[j + 1]); j += 2 }
        else { out.append(tokens[j]); j += 1 }
      }
      return out
    }
  }
  return tokens
}
