public import LinearAlgebra

/// A tensor train found from a few entries of a tensor that is never formed.
///
/// ```swift
/// let cross = try TensorCross<Double>(sizes: [64, 64, 64, 64, 64], relativeError: 1e-8, using: &generator) {
///   index in function(index)
/// }
/// cross.train               // the whole tensor
/// cross.entriesRead         // a tiny part of it
/// ```
///
/// A matrix of rank r is determined by r of its rows and r of its columns. Cross approximation applies
/// that to every cut of the index list in two: it sweeps over the cuts, and at each one picks rows and
/// columns of the matrix that two neighboring modes span between the picks on either side, by
/// elimination with rook pivoting, which reads only those rows and columns. The error is controlled by the entries read, which include random ones as a
/// check, and so is likely and not certain. Sources: Oseledets and Tyrtyshnikov, "TT-cross
/// approximation for multidimensional arrays", Linear Algebra Appl. 432, 2010,
/// https://doi.org/10.1016/j.laa.2009.07.024; Dolgov and Savostyanov, "Parallel cross interpolation",
/// Comput. Phys. Commun. 246, 2020, https://doi.org/10.1016/j.cpc.2019.106869.
public struct TensorCross<Scalar: LinearAlgebraScalar>: Sendable {
  /// The train.
  public let train: TensorTrain<Scalar>
  /// The number of different entries that were read, the random checks included.
  public let entriesRead: Int
  /// The largest error at the random checks, relative to the largest entry seen.
  public let checkedError: Scalar
  /// Whether the checks passed and the ranks no longer changed.
  public let hasConverged: Bool

  /// Finds a train for a function of an index.
  ///
  /// - Parameters:
  ///   - sizes: The sizes of the tensor.
  ///   - relativeError: The aim for the error of an entry, relative to the largest one.
  ///   - maximalRank: A limit for the ranks.
  ///   - sweeps: The largest number of sweeps through the cuts.
  ///   - generator: The source of the entries that serve as checks.
  ///   - entry: The entry at an index.
  /// - Throws: `LinearAlgebraError.notFiniteEntry` for the first entry
  ///   read that is not finite, `LinearAlgebraError.overflow` if the train has numbers beyond the
  ///   largest,
  ///   `LinearAlgebraError.parameterOutOfRange`.
  /// - Complexity: O(d·n·r²) entries and O(d·n·r³) operations a sweep.
  public init(
    sizes: [Int], relativeError: Scalar, maximalRank: Int = 100, sweeps: Int = 20,
    using generator: inout some RandomNumberGenerator, entry: @escaping (_ index: [Int]) -> Scalar
  ) throws(LinearAlgebraError) {
    try requireRelativeError(relativeError)
    demand(
      !sizes.isEmpty && sizes.allSatisfy { $0 > 0 },
      "cross approximation needs modes with values, not \(sizes)")
    demand(maximalRank > 0, "a train of rank \(maximalRank) is zero")
    let source = EntrySource(sizes: sizes, entry)
    var search = CrossSearch(source, relativeError, maximalRank)
    try search.start(using: &generator)
    source.chooseUnit()
    var worst = (index: [Int](), error: Scalar.infinity)
    var isDone = false
    var train = try search.train()
    for sweep in 0..<Swift.max(1, sweeps) {
      let before = search.ranks
      source.chooseUnit()
      try search.sweep(forward: sweep.isMultiple(of: 2), using: &generator)
      train = try search.train()
      worst = try search.worstCheck(of: train, using: &generator)
      let isGood = worst.error <= 10 * relativeError * source.largest
      isDone = isGood && search.ranks == before
      if isDone { break }
      if !isGood { search.add(pivot: worst.index) }
    }
    self.train = try train.scaledAtTheEnd(by: source.unit)
    entriesRead = source.entriesRead
    checkedError = source.largest > 0 ? worst.error / source.largest : 0
    hasConverged = isDone
  }
}
