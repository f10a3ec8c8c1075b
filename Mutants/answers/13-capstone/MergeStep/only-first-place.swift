import Attempts
import LinearAlgebra

/// The tokens after one merge: of the pairs listed in `merges`, the first that
/// occurs, put together wherever it does, from left to right.
public func mergeStep(
  _ tokens: [String], merges: [[String]]
) throws -> [String] {
  for m in merges {
    for i in tokens.indices.dropLast() where tokens[i] == m[0] && tokens[i + 1] == m[1] {
      var out = tokens
      out.replaceSubrange(i...(i + 1), with: [m[0] + m[1]])
      return out
    }
  }
  return tokens
}
