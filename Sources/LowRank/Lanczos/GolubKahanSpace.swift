import LinearAlgebra

/// Two orthonormal bases with `AV = UB`, grown block by block from products with A and Aᵀ.
///
/// The next block P is what `AᵀU` has outside V. Coefficients that exact arithmetic would leave at
/// zero are computed wherever rounding may have made them something else: that is full
/// reorthogonalization of the shorter basis and, when it is needed, of the longer one. B may have any
/// shape, so that a restart or a random direction needs no case of its own.
struct GolubKahanSpace<A: LinearOperator>: LanczosSpace {
  typealias Scalar = A.Scalar

  private let a: A
  private let end: SingularValueEnd
  private var left: OrthonormalBasis<Scalar>
  private var right: OrthonormalBasis<Scalar>
  /// The matrix B, `UᵀAV`.
  private var projection: Matrix<Scalar>
  /// The block that V grows by.
  private var next: Matrix<Scalar>
  /// What `AᵀU` has in the next block, for the last columns of U.
  private var remainder: Matrix<Scalar>
  private(set) var scale: Scalar = 0

  /// Begins with a random block.
  init(
    _ a: A, _ end: SingularValueEnd, _ plan: LanczosPlan<Scalar>,
    using generator: inout some RandomNumberGenerator
  ) {
    (self.a, self.end) = (a, end)
    let isTall = a.rows >= a.columns
    left = OrthonormalBasis(rows: a.rows, capacity: plan.capacity, hasEchoes: isTall)
    right = OrthonormalBasis(rows: a.columns, capacity: plan.capacity, hasEchoes: !isTall)
    projection = .zero(rows: 0, columns: 0)
    (next, remainder) = (.zero(rows: a.columns, columns: 0), .zero(rows: 0, columns: 0))
    replaceNext(width: plan.width, using: &generator)
  }

  var size: Int { right.count }
  var isComplete: Bool { next.columns == 0 }
  var length: Int { max(a.rows, a.columns) }

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
    try requireRange(projection)
    (_, next, remainder) = right.split(
      back, expected: corner.transposed(), noise: noise, using: &generator)
  }

  /// The singular triplets of B, in its own coordinates, and how far each is from one of A.
  ///
  /// For a triplet `(Up, σ, Vq)`, `AVq = σUp` holds, and `AᵀUp − σVq` is the remainder's share.
  func pairs() throws(LinearAlgebraError) -> RitzPairs<Scalar, SVD<Scalar>> {
    var svd = try SVD(projection)
    let size = svd.singularValues.first ?? 0
    let shares = remainder * lastRows(of: svd.u)
    let groups = svd.singularValues.groups(within: 16 * .ulpOfOne * size)
    if !isComplete, let rotation = try Matrix.rotation(separating: shares, in: groups) {
      svd = SVD(u: svd.u * rotation, singularValues: svd.singularValues, v: svd.v * rotation)
    }
    if end == .smallest { svd = svd.reordered(groups.reversed().flatMap(Array.init)) }
    return RitzPairs(
      values: svd.singularValues, vectors: svd, size: size,
      residuals: isComplete
        ? svd.singularValues.map { _ in 0 }
        : (remainder * lastRows(of: svd.u)).columnNorms.elements)
  }

  /// The rows that belong to those columns of U of which the next block has a part.
  private func lastRows(of u: Matrix<Scalar>) -> Matrix<Scalar> {
    u[rows: Array((left.count - remainder.columns)..<left.count)]
  }

  mutating func restart(with triplets: RitzPairs<Scalar, SVD<Scalar>>, keeping count: Int) {
    let kept = 0..<min(count, triplets.values.count)
    let (u, v) = (triplets.vectors.u[columns: kept], triplets.vectors.v[columns: kept])
    remainder = remainder * lastRows(of: u)
    left.rotate(by: u)
    right.rotate(by: v)
    projection = Matrix(diagonal: triplets.values[kept])
  }

  func residuals(
    of triplets: RitzPairs<Scalar, SVD<Scalar>>, _ count: Int
  ) throws(LinearAlgebraError) -> Vector<Scalar> {
    let svd = decomposition(triplets, count)
    let image = try a.checked(a.transposeProduct(svd.u))
    return (image - svd.v.scaled(columnsBy: svd.singularValues)).columnNorms
  }

  /// The first of the triplets as a decomposition of A, in descending order.
  func decomposition(_ triplets: RitzPairs<Scalar, SVD<Scalar>>, _ count: Int) -> SVD<Scalar> {
    let chosen = triplets.vectors.reordered(
      (0..<count).sorted { triplets.values[$0] > triplets.values[$1] })
    return SVD(
      u: left.combination(chosen.u), singularValues: chosen.singularValues,
      v: right.combination(chosen.v))
  }
}

extension SVD {
  /// Some of the triplets, in some order.
  fileprivate func reordered(_ order: [Int]) -> SVD {
    SVD(
      u: u[columns: order], singularValues: Vector(order.map { singularValues[$0] }),
      v: v[columns: order])
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
