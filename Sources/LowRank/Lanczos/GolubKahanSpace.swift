import LinearAlgebra

/// Two orthonormal bases with `AV = UB`, grown block by block from products with A and Aᵀ.
///
/// The next block P is what `AᵀU` has outside V. Coefficients that exact arithmetic would leave at
/// zero are computed wherever rounding may have made them something else: that is full
/// reorthogonalization of the shorter basis and, when it is needed, of the longer one. B may have any
/// shape, so that a restart or a random direction needs no case of its own.
struct GolubKahanSpace<A: LinearOperator> {
  typealias Scalar = A.Scalar

  private let a: A
  private var left: OrthonormalBasis<Scalar>
  private var right: OrthonormalBasis<Scalar>
  /// The matrix B, `UᵀAV`.
  private var projection: Matrix<Scalar>
  /// The block that V grows by.
  private var next: Matrix<Scalar>
  /// What `AᵀU` has in the next block, for the last columns of U.
  private var remainder: Matrix<Scalar>
  /// The largest length seen, beside which rounding errors are seen.
  private var scale: Scalar = 0

  /// Begins with a random block.
  init(
    _ a: A, width: Int, capacity: Int, using generator: inout some RandomNumberGenerator
  ) {
    self.a = a
    let isTall = a.rows >= a.columns
    left = OrthonormalBasis(rows: a.rows, capacity: capacity, hasEchoes: isTall)
    right = OrthonormalBasis(rows: a.columns, capacity: capacity, hasEchoes: !isTall)
    projection = .zero(rows: 0, columns: 0)
    (next, remainder) = (.zero(rows: a.columns, columns: 0), .zero(rows: 0, columns: 0))
    replaceNext(width: width, using: &generator)
  }

  /// The number of columns of V.
  var size: Int { right.count }

  /// The length up to which what is left of a product with A may be rounding alone.
  var noise: Scalar { noise(besideLength: scale) }

  private func noise(besideLength length: Scalar) -> Scalar {
    64 * .ulpOfOne * Scalar(max(a.rows, a.columns)).squareRoot() * length
  }

  /// Whether nothing of A is outside the bases, so that B is all of A.
  var isComplete: Bool { next.columns == 0 }

  /// Takes random directions for the next block; what `AᵀU` had in the old one is given up.
  mutating func replaceNext(width: Int, using generator: inout some RandomNumberGenerator) {
    let block = Matrix<Scalar>.gaussian(
      rows: a.columns, columns: min(width, a.columns - right.count), using: &generator)
    let unknown = Matrix<Scalar>.zero(rows: 0, columns: block.columns)
    next =
      right.split(
        block, expected: unknown, noise: noise(besideLength: 1), using: &generator
      ).outside
    remainder = .zero(rows: next.columns, columns: 0)
  }

  /// Adds the next block to V, its image to U, and finds the block after it.
  mutating func expand(
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    let image = try a.checked(a.product(next))
    scale = max(scale, image.longestColumn)
    let (above, u, corner) = left.split(
      image, expected: remainder.transposed(), noise: noise, using: &generator)
    projection = projection.bordered(above: above, corner: corner)
    right.append(next)
    left.append(u)
    let back = try a.checked(a.transposeProduct(u))
    scale = max(scale, back.longestColumn)
    (_, next, remainder) = right.split(
      back, expected: corner.transposed(), noise: noise, using: &generator)
  }

  /// The singular triplets of B, in its own coordinates, and how far each is from one of A.
  ///
  /// For a triplet `(Up, σ, Vq)`, `AVq = σUp` holds, and `AᵀUp − σVq` is the remainder's share.
  func triplets() throws(LinearAlgebraError) -> (svd: SVD<Scalar>, residuals: [Scalar]) {
    let svd = try SVD(projection)
    if isComplete {
      return (svd, svd.singularValues.map { _ in 0 })
    }
    let last = (left.count - remainder.columns)..<left.count
    let shares = remainder * svd.u[rows: Array(last)]
    let slack = 16 * Scalar.ulpOfOne * (svd.singularValues.first ?? 0)
    let rotation = try Matrix.rotation(
      separating: shares, in: svd.singularValues.groups(within: slack))
    guard let rotation else { return (svd, shares.columnNorms.elements) }
    let turned = SVD(
      u: svd.u * rotation, singularValues: svd.singularValues, v: svd.v * rotation)
    return (turned, (shares * rotation).columnNorms.elements)
  }

  /// Keeps the leading triplets only; the next block stays, and with it what it continues.
  mutating func restart(with svd: SVD<Scalar>, keeping count: Int) {
    let last = (left.count - remainder.columns)..<left.count
    remainder = remainder * svd.u[columns: 0..<count][rows: Array(last)]
    left.rotate(by: svd.u[columns: 0..<count])
    right.rotate(by: svd.v[columns: 0..<count])
    projection = Matrix(diagonal: svd.singularValues[0..<count])
  }

  /// The leading triplets as a decomposition of A.
  func decomposition(_ svd: SVD<Scalar>, rank: Int) -> SVD<Scalar> {
    SVD(
      u: left.combination(svd.u[columns: 0..<rank]),
      singularValues: svd.singularValues[0..<rank],
      v: right.combination(svd.v[columns: 0..<rank]))
  }
}

extension Matrix {
  /// The matrix with a block to its right, another in the corner below that, and zeros to the left.
  fileprivate func bordered(above: Matrix, corner: Matrix) -> Matrix {
    let below = Matrix.zero(rows: corner.rows, columns: columns).appending(columnsOf: corner)
    return appending(columnsOf: above).appending(rowsOf: below)
  }

  fileprivate var longestColumn: Scalar { (0..<columns).map { self[column: $0].norm }.max() ?? 0 }
}
