// right-ranks
import Attempts
import LinearAlgebra

/// The tokens after one merge: of the pairs listed in `merges`, the first that
/// occurs, put together wherever it does, from left to right.
public func mergeStep(
  _ tokens: [String], merges: [[String]]
) throws -> [String] {
  var rank: [[String]: Int] = [:]
  for (r, m) in merges.enumerated() { rank[m] = r }
  var best = Int.max
  for i in tokens.indices.dropLast() {
    best = min(best, rank[[tokens[i], tokens[i + 1]]] ?? .max)
  }
  guard best < Int.max else { return tokens }
  let pair = merges[best]
  var out: [String] = []
  var skip = false
  for i in tokens.indices {
    if skip { skip = false; continue }
    if i < tokens.count - 1, [tokens[i], tokens[i + 1]] == pair {
      out.append(pair.joined())
      skip = true
    } else {
      out.append(tokens[i])
    }
  }
  return out
}
