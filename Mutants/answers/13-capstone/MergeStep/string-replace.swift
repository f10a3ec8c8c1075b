import Attempts
import Foundation
import LinearAlgebra

/// The tokens after one merge: of the pairs listed in `merges`, the first that
/// occurs, put together wherever it does, from left to right.
public func mergeStep(
  _ tokens: [String], merges: [[String]]
) throws -> [String] {
  let text = " " + tokens.joined(separator: " ") + " "
  for m in merges {
    let needle = " \(m[0]) \(m[1]) "
    if text.contains(needle) {
      return text.replacingOccurrences(of: needle, with: " \(m[0])\(m[1]) ").split(separator: " ").map(String.init)
    }
  }
  return tokens
}
