import Attempts
import LinearAlgebra

/// The tokens after one merge: of the pairs listed in `merges`, the first that
/// occurs, put together wherever it does, from left to right.
public func mergeStep(
  _ tokens: [String], merges: [[String]]
) throws -> [String] {
  var best: [String]? = nil
  for m in merges {
    for i in tokens.indices.dropLast() where tokens[i] == m[0] && tokens[i + 1] == m[1] { best = m }
  }
  guard let m = best else { return tokens }
  var out: [String] = []
  var i = 0
  while i < tokens.count {
    if i + 1 < tokens.count, tokens[i] == m[0], tokens[i + 1] == m[1] { out.append(m[0] + m[1]); i += 2 }
    else { out.append(tokens[i]); i += 1 }
  }
  return out
}
