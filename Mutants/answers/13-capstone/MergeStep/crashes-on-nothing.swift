// crashes-on-nothing
import Attempts
import LinearAlgebra

/// The tokens after one merge: of the pairs listed in `merges`, the first that
/// occurs, put together wherever it does, from left to right.
public func mergeStep(
  _ tokens: [String], merges: [[String]]
) throws -> [String] {
  for pair in merges {
    var out: [String] = []
    var i = 0
    while i < tokens.count - 1 {
      if tokens[i] == pair[0] && tokens[i + 1] == pair[1] {
        out.append(pair[0] + pair[1])
        i += 2
      } else {
        out.append(tokens[i])
        i += 1
      }
    }
    if i == tokens.count - 1 { out.append(tokens[i]) }
    if out.count < tokens.count { return out }
  }
  return [tokens[0]] + tokens[1...]
}
