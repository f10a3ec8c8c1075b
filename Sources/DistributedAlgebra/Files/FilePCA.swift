public import LinearAlgebra
internal import LowRank

/// The principal components of the rows of files that no machine could hold.
///
/// The files are read a block of rows at a time. What a rank keeps does not depend on the number of
/// its rows.
public struct FilePCA<Scalar: LinearAlgebraScalar>: Sendable {
  /// The mean μ of all rows, n entries, the same on every rank.
  public let mean: Vector<Scalar>
  /// The leading singular values of `A − 1μᵀ`, the same on every rank.
  public let singularValues: Vector<Scalar>
  /// The directions in which the rows vary most, one per column, n × k, the same on every rank.
  public let components: Matrix<Scalar>
  /// The number m of rows.
  public let rows: Int
  private let files: DistributedFiles<Scalar>

  /// The sample variances along the components, `σⱼ² / (m − 1)`; 0 for a single row.
  public var variances: Vector<Scalar> {
    Vector(singularValues.map { $0 * $0 / Scalar(Swift.max(1, rows - 1)) })
  }

  private init(
    _ files: DistributedFiles<Scalar>, mean: [Scalar], singularValues: [Scalar],
    components: Matrix<Scalar>
  ) {
    (self.files, rows) = (files, files.rows)
    (self.mean, self.singularValues) = (Vector(mean), Vector(singularValues))
    self.components = components
  }

  /// Finds the components in a single pass, to full accuracy, where there are not too many columns.
  ///
  /// TSQR of the rows with a one before each, `[1 A]`, centers without being told the mean:
  /// `R = [√m, √m·μᵀ; 0, R′]`, and R′ is the triangular factor of `A − 1μᵀ`.
  ///
  /// - Parameters:
  ///   - files: The matrix, m × n.
  ///   - rank: The number k of components, from 0 to min(m, n).
  /// - Throws: ``DistributedError``, which names the rank and the file.
  /// - Complexity: 3·m·n² / P operations on each rank, O(n²) numbers of storage and one block, and one
  ///   reduction of (n + 1)(n + 2)/2 words.
  public init(
    _ files: DistributedFiles<Scalar>, rank: Int
  ) throws(DistributedError) {
    try files.requireRank(rank)
    let sample = try files.sample()
    let (communicator, n) = (files.communicator, files.columns)
    let r = try files.triangleWithOnes(sample: sample)
    let shapes = [(1, n), (rank, 1), (n, rank)]
    let made = try communicator.fromRoot(giving: shapes) { () throws(LinearAlgebraError) in
      let (mean, triangle) = r.splitOnes(columns: n)
      let svd = try SVD(triangle).truncated(toRank: rank).withDefiniteSigns()
      return [mean, Matrix(column: svd.singularValues), svd.v]
    }
    self.init(
      files, mean: sample.shifted(made[0].elements),
      singularValues: sample.scaled(made[1].elements), components: made[2])
  }

  /// Finds the components in several passes, where there are many columns.
  ///
  /// All passes but the last form `(A − 1μᵀ)ᵀ(A − 1μᵀ)X` from both products with the block at hand,
  /// so that a pass is a power iteration and one reduction; the last finds the triangular factor of
  /// `(A − 1μᵀ)X` by TSQR. Source: Halko, Martinsson, Shkolnisky and Tygert, "An algorithm for the
  /// principal component analysis of large data sets", SIAM J. Sci. Comput. 33, 2011,
  /// https://doi.org/10.1137/100804139.
  ///
  /// - Parameters:
  ///   - files: The matrix, m × n.
  ///   - rank: The number k of components, from 0 to min(m, n).
  ///   - oversampling: The number p of columns of the sketch beyond k, cut to what fits.
  ///   - passes: How many times the files are read.
  ///   - seed: The seed of the sketch, the same on all ranks.
  ///   - checkpoint: A file that rank 0 writes after each pass but the last. A job that finds it goes
  ///     on from there, with the same result, and removes it at its end.
  ///   - afterPass: What is done when a pass is over and kept.
  /// - Throws: ``DistributedError``, which names the rank and the file.
  /// - Precondition: There are at least two passes, and the oversampling is at least 0.
  /// - Complexity: 4·m·n·ℓ / P operations a pass for ℓ = k + p, O(n·ℓ) numbers of storage and one
  ///   block; a reduction of n(ℓ + 1) words a pass.
  public init(
    _ files: DistributedFiles<Scalar>, rank: Int, oversampling: Int = 10, passes: Int, seed: UInt64,
    checkpoint: String? = nil, afterPass: (Int) throws(DistributedError) -> Void = { _ in }
  ) throws(DistributedError) {
    demand(passes > 1, "a mean and components need at least two passes, not \(passes)")
    demand(oversampling >= 0, "the oversampling is at least 0, not \(oversampling)")
    try files.requireRank(rank)
    let (communicator, n) = (files.communicator, files.columns)
    let most = Swift.min(files.rows, n)
    let size = rank == 0 ? 0 : rank + Swift.min(oversampling, most - rank)
    let sample = try files.sample()
    let kept = checkpoint.map {
      Checkpoint<Scalar>(
        $0, rows: files.rows, columns: n, size: size, passes: passes, seed: seed)
    }
    var x: Matrix<Scalar> = SharedSketch(seed: seed).columns(rows: n, columns: size)
    var done = 0
    if let earlier = try kept?.resume(columns: n, size: size, on: communicator) {
      (done, x) = earlier
    }
    for pass in (done + 1)..<Swift.max(passes, done + 1) {
      x = try files.normalProduct(x, sample: sample)
      try kept?.save(x, after: pass, on: communicator)
      try afterPass(pass)
    }
    let (r, mean) = try files.triangleWithOnes(sample: sample, times: x)
    let shapes = [(1, n), (rank, 1), (n, rank)]
    let made = try communicator.fromRoot(giving: shapes) { () throws(LinearAlgebraError) in
      let (_, triangle) = r.splitOnes(columns: size)
      let inner = try SVD(triangle).truncated(toRank: rank)
      let svd = SVD(u: inner.u, singularValues: inner.singularValues, v: x * inner.v)
        .withDefiniteSigns()
      return [mean, Matrix(column: svd.singularValues), svd.v]
    }
    self.init(
      files, mean: sample.shifted(made[0].elements),
      singularValues: sample.scaled(made[1].elements), components: made[2])
    kept?.remove(on: communicator)
  }

  /// Writes the coordinates of all rows along the components, `(A − 1μᵀ)V`, m × k, as an `.npy` file
  /// to which each rank adds its rows; the files are read once more.
  ///
  /// - Parameter path: The file, which appears whole or not at all.
  /// - Throws: ``DistributedError`` with the rank and the file.
  public func writeScores(npy path: String) throws(DistributedError) {
    let file = try SharedNPYFile<Scalar>(
      path, split: files.split, columns: components.columns, on: files.communicator)
    let mean = Matrix(column: mean)
    try files.forEachBlock(of: files.blockRows) { (block) throws(DistributedError) in
      let ones = Matrix<Scalar>(rows: 1, columns: block.entries.columns, repeating: 1)
      try file.append(components.transpose * (block.entries - mean * ones))
    }
    try file.finish()
  }
}
