import Attempts
import LinearAlgebra

/// The tokens after one merge: of the pairs listed in `merges`, the first that
/// occurs, put together wherever it does, from left to right.
public func mergeStep(
  _ tokens: [String], merges: [[String]]
) throws -> [String] {
  for m in merges where m.count == 2 {
    let found = zip(tokens, tokens.dropFirst()).contains { $0 == m[0] && $1 == m[1] }
    if !found { continue }
    var rest = Array(tokens.reversed())
    var out: [String] = []
    while let t = rest.popLast() {
      if t == m[0], rest.last == m[1] { rest.removeLast(); out.append(m[0] + m[1]) } else { out.append(t) }
    }
    return out
  }
  return tokens
}
