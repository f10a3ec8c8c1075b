import Attempts
import LinearAlgebra

/// The tokens after one merge: of the pairs listed in `merges`, the first that
/// occurs, put together wherever it does, from left to right.
public func mergeStep(
  _ tokens: [String], merges: [[String]]
) throws -> [String] {
  let texts = merges.map { $0.joined() }
  for text in texts {
    var out: [String] = []
    var i = 0, found = false
    while i < tokens.count {
      if i + 1 < tokens.count, tokens[i] + tokens[i + 1] == text { out.append(text); i += 2; found = true }
      else { out.append(tokens[i]); i += 1 }
    }
    if found { return out }
  }
  return tokens
}
