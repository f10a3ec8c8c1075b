// all-merges
import Attempts
import LinearAlgebra

/// The tokens after one merge: of the pairs listed in `merges`, the first that
/// occurs, put together wherever it does, from left to right.
public func mergeStep(
  _ tokens: [String], merges: [[String]]
) throws -> [String] {
  var work = tokens
  for pair in merges {
    var i = 0
    while i + 1 < work.count {
      if work[i] == pair[0] && work[i + 1] == pair[1] {
        work[i] = work[i] + work[i + 1]
        work.remove(at: i + 1)
      }
      i += 1
    }
  }
  return work
}
