// right-recursive
import Attempts
import LinearAlgebra

/// The tokens after one merge: of the pairs listed in `merges`, the first that
/// occurs, put together wherever it does, from left to right.
public func mergeStep(
  _ tokens: [String], merges: [[String]]
) throws -> [String] {
  func join(_ rest: ArraySlice<String>, _ pair: [String]) -> [String] {
    guard let head = rest.first else { return [] }
    if rest.count > 1, Array(rest.prefix(2)) == pair {
      return [head + pair[1]] + join(rest.dropFirst(2), pair)
    }
    return [head] + join(rest.dropFirst(), pair)
  }
  for pair in merges {
    let joined = join(tokens[...], pair)
    if joined != tokens { return joined }
  }
  return tokens
}
