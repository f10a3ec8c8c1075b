// right-plain
import Attempts
import LinearAlgebra

/// The tokens after one merge: of the pairs listed in `merges`, the first that
/// occurs, put together wherever it does, from left to right.
public func mergeStep(
  _ tokens: [String], merges: [[String]]
) throws -> [String] {
  for pair in merges {
    var found = false
    var i = 0
    while i + 1 < tokens.count {
      if tokens[i] == pair[0] && tokens[i + 1] == pair[1] { found = true }
      i += 1
    }
    if !found { continue }
    var result: [String] = []
    i = 0
    while i < tokens.count {
      if i + 1 < tokens.count && tokens[i] == pair[0] && tokens[i + 1] == pair[1] {
        result.append(tokens[i] + tokens[i + 1])
        i += 2
      } else {
        result.append(tokens[i])
        i += 1
      }
    }
    return result
  }
  return tokens
}
