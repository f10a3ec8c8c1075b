public import LinearAlgebra

extension CPFit {
  /// Fits a sum of rank-one tensors to the entries that are there; NaN marks those that are missing.
  ///
  /// Only observed entries enter the error. Each row of a factor solves its own least-squares problem
  /// over the entries observed in its slice, so nothing is imputed. A slice without entries leaves
  /// its row at zero. Source: Tomasi and Bro, "PARAFAC and missing values", Chemometr. Intell. Lab.
  /// Syst. 75, 2005, https://doi.org/10.1016/j.chemolab.2004.07.003.
  ///
  /// - Parameters:
  ///   - observed: The tensor, NaN where an entry is missing.
  ///   - rank: The number of terms.
  ///   - settings: What the fit may do, and when it stops; its constraint must be `.none`, and no mode fixed.
  ///   - generator: The source of the starts.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`;
  ///   `LinearAlgebraError.notFiniteEntry` for an infinite entry;
  ///   `LinearAlgebraError.overflow` if a weight is beyond the largest number.
  /// - Complexity: O(order·(observed entries)·rank²) operations a sweep.
  public init(
    observed: Tensor<Scalar>, rank: Int, settings: CPSettings<Scalar> = CPSettings(),
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    try observed.requireTerms(rank)
    try settings.validate()
    demand(
      settings.constraint == .none && settings.fixedModes.isEmpty,
      "the fit to observed entries knows no constraints")
    if let infinite = observed.elements.firstIndex(where: \.isInfinite) {
      throw .notFiniteEntry(
        routine: "The CP decomposition", index: observed.index(at: infinite))
    }
    let entries = ObservedEntries(observed)
    var best: CPFit?
    for _ in 0..<Swift.max(1, settings.starts) {
      let start = CP<Scalar>.random(
        sizes: observed.sizes, rank: rank, constraint: .none, using: &generator)
      let fit = try entries.fit(start, settings)
      if fit.relativeError < best?.relativeError ?? .infinity { best = fit }
    }
    guard let best else { stop("a fit of finite entries has a finite error") }
    self = best
  }
}
