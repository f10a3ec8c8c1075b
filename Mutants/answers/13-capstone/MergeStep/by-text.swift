// by-text
import Attempts
import LinearAlgebra

/// The tokens after one merge: of the pairs listed in `merges`, the first that
/// occurs, put together wherever it does, from left to right.
public func mergeStep(
  _ tokens: [String], merges: [[String]]
) throws -> [String] {
  for pair in merges {
    let text = pair[0] + pair[1]
    if zip(tokens, tokens.dropFirst()).contains(where: { $0 + $1 == text }) {
      var out: [String] = []
      var i = 0
      while i < tokens.count {
        if i + 1 < tokens.count, tokens[i] + tokens[i + 1] == text {
          out.append(text)
          i += 2
        } else {
          out.append(tokens[i])
          i += 1
        }
      }
      return out
    }
  }
  return tokens
}
