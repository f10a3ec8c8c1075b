import Attempts
import LinearAlgebra

/// The tokens after one merge: of the pairs listed in `merges`, the first that
/// occurs, put together wherever it does, from left to right.
public func mergeStep(
  _ tokens: [String], merges: [[String]]
) throws -> [String] {
  var pair: [String]? = nil
  search: for merge in merges {
    var i = 0
    while i + 1 < tokens.count {
      if tokens[i] == merge[0] && tokens[i + 1] == merge[1] { pair = merge; break search }
      i += 1
    }
  }
  guard let pair else { return tokens }
  var out: [String] = []
  var i = 0
  while i < tokens.count {
    if i + 1 < tokens.count, tokens[i] == pair[0], tokens[i + 1] == pair[1] {
      out.append(pair[1] + pair[0])
      i += 2
    } else {
      out.append(tokens[i])
      i += 1
    }
  }
  return out
}
