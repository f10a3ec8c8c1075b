import LinearAlgebra

extension Matrix {
  /// Whether two results of one computation are the same up to the order in which a library adds.
  ///
  /// A sum of k terms in two orders differs by at most `2k·u` times the sum of their magnitudes, and
  /// that is at most about `√k` times the sum itself where the terms do not cancel by design.
  func agrees(with other: Matrix, terms: Int) -> Bool {
    let k = Scalar(max(terms, 4))
    return isApproximatelyEqual(to: other, relativeTolerance: 4 * k * k.squareRoot() * .ulpOfOne)
  }
}
