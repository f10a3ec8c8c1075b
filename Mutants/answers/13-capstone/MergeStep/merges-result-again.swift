import Attempts
import LinearAlgebra

/// The tokens after one merge: of the pairs listed in `merges`, the first that
/// occurs, put together wherever it does, from left to right.
public func mergeStep(
  _ tokens: [String], merges: [[String]]
) throws -> [String] {
  for m in merges {
    var out = tokens
    var i = 0, found = false
    while i < out.count - 1 {
      if out[i] == m[0], out[i + 1] == m[1] { out.replaceSubrange(i...(i + 1), with: [m[0] + m[1]]); found = true; i = 0 }
      else { i += 1 }
    }
    if found {
      if m[0] == m[1] {
        var again: [String] = []
        var j = 0
        let double = m[0] + m[1]
        while j < out.count {
          if j + 1 < out.count, out[j] == double, out[j + 1] == double { again.append(double + double); j += 2 } else { again.append(out[j]); j += 1 }
        }
        return again
      }
      return out
    }
  }
  return tokens
}
