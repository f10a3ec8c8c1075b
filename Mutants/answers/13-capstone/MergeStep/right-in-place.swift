import Attempts
import LinearAlgebra

/// The tokens after one merge: of the pairs listed in `merges`, the first that
/// occurs, put together wherever it does, from left to right.
public func mergeStep(
  _ tokens: [String], merges: [[String]]
) throws -> [String] {
  var word = tokens
  for merge in merges {
    let (left, right) = (merge[0], merge[1])
    var merged = false
    var i = 0
    while i < word.count - 1 {
      if word[i] == left && word[i + 1] == right {
        word[i] = left + right
        word.remove(at: i + 1)
        merged = true
      }
      i += 1
    }
    if merged { return word }
  }
  return word
}
