import Attempts
import LinearAlgebra

/// The tokens after one merge: of the pairs listed in `merges`, the first that
/// occurs, put together wherever it does, from left to right.
public func mergeStep(
  _ tokens: [String], merges: [[String]]
) throws -> [String] {
  // answer.begin
  let neighbors = zip(tokens, tokens.dropFirst())
  let pair = merges.first { pair in
    neighbors.contains { $0 == pair[0] && $1 == pair[1] }
  }
  guard let pair else { return tokens }
  var merged: [String] = []
  var i = 0
  while i < tokens.count {
    if Array(tokens[i...].prefix(2)) == pair {
      merged.append(pair[0] + pair[1])
      i += 2
    } else {
      merged.append(tokens[i])
      i += 1
    }
  }
  return merged
  // answer.end
}
