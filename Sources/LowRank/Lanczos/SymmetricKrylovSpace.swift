import LinearAlgebra

/// An orthonormal basis V with `AV = VT + PR`, grown block by block from products with a symmetric A.
///
/// P is the next block. All coefficients are computed: that is full reorthogonalization, and T may
/// have any shape, so that a restart or a random direction needs no case of its own. Those that are
/// known before are taken away first, so that the rest is looked at once.
struct SymmetricKrylovSpace<A: LinearOperator>: LanczosSpace {
  typealias Scalar = A.Scalar

  private let a: A
  private let end: SpectrumEnd
  private var basis: OrthonormalBasis<Scalar>
  /// The matrix T, `VᵀAV`.
  private var projection: Matrix<Scalar>
  /// The block P that V grows by.
  private var next: Matrix<Scalar>
  /// The matrix R: what `AV` has in the next block, for the last columns of V.
  private var remainder: Matrix<Scalar>
  private(set) var scale: Scalar = 0

  /// Begins with a random block.
  init(
    _ a: A, _ end: SpectrumEnd, _ plan: LanczosPlan<Scalar>,
    using generator: inout some RandomNumberGenerator
  ) {
    (self.a, self.end) = (a, end)
    basis = OrthonormalBasis(rows: a.rows, capacity: plan.capacity)
    projection = .zero(rows: 0, columns: 0)
    (next, remainder) = (.zero(rows: a.rows, columns: 0), .zero(rows: 0, columns: 0))
    replaceNext(width: plan.width, using: &generator)
  }

  var size: Int { basis.count }
  var isComplete: Bool { next.columns == 0 }
  var length: Int { a.rows }

  mutating func replaceNext(width: Int, using generator: inout some RandomNumberGenerator) {
    let block = Matrix<Scalar>.gaussian(
      rows: a.rows, columns: min(width, a.rows - basis.count), using: &generator)
    let unknown = Matrix<Scalar>.zero(rows: 0, columns: block.columns)
    let split = basis.split(
      block, expected: unknown, noise: noise(besideLength: 1), using: &generator)
    next = split.outside
    remainder = .zero(rows: next.columns, columns: 0)
  }

  mutating func expand(
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    let image = try a.checked(a.product(next))
    scale = max(scale, image.columnNorms.max() ?? 0)
    let (old, width) = (basis.count, next.columns)
    let expected = remainder.transposed().appending(rowsOf: next.transpose * image)
    basis.append(next)
    let (inside, outside, r) = basis.split(
      image, expected: expected, noise: noise, using: &generator)
    let above = inside[rows: 0..<old]
    let corner = inside[rows: old..<(old + width)]
    projection = projection.appending(columnsOf: above)
      .appending(
        rowsOf: above.transposed().appending(columnsOf: 0.5 * (corner + corner.transposed())))
    try requireRange(projection)
    (next, remainder) = (outside, r)
  }

  func pairs() throws(LinearAlgebraError) -> RitzPairs<Scalar, Matrix<Scalar>> {
    let eigen = try SymmetricEigen(projection)
    let values = eigen.eigenvalues
    let size = values.map(\.magnitude).max() ?? 0
    let groups = values.groups(within: 16 * .ulpOfOne * size)
    let shares = remainder * lastRows(of: eigen.eigenvectors)
    let rotation = try Matrix.rotation(separating: shares, in: groups)
    let order = groups.sorted { left, right in
      let (x, y) = (values[left.lowerBound], values[right.lowerBound])
      return switch end {
      case .largest: x > y
      case .smallest: x < y
      case .largestMagnitude: x.magnitude > y.magnitude
      }
    }.flatMap(Array.init)
    let vectors = (rotation.map { eigen.eigenvectors * $0 } ?? eigen.eigenvectors)[columns: order]
    return RitzPairs(
      values: Vector(order.map { values[$0] }), vectors: vectors, size: size,
      residuals: isComplete
        ? order.map { _ in 0 } : (remainder * lastRows(of: vectors)).columnNorms.elements)
  }

  /// The rows that belong to those columns of V of which the next block has a part.
  private func lastRows(of vectors: Matrix<Scalar>) -> Matrix<Scalar> {
    vectors[rows: Array((basis.count - remainder.columns)..<basis.count)]
  }

  mutating func restart(with pairs: RitzPairs<Scalar, Matrix<Scalar>>, keeping count: Int) {
    let kept = 0..<min(count, pairs.values.count)
    let vectors = pairs.vectors[columns: kept]
    remainder = remainder * lastRows(of: vectors)
    basis.rotate(by: vectors)
    projection = Matrix(diagonal: pairs.values[kept])
  }

  func residuals(
    of pairs: RitzPairs<Scalar, Matrix<Scalar>>, _ count: Int
  ) throws(LinearAlgebraError) -> Vector<Scalar> {
    let x = vectors(pairs, count)
    return (try a.checked(a.product(x)) - x.scaled(columnsBy: pairs.values[0..<count])).columnNorms
  }

  /// The first of the vectors in the coordinates of A.
  func vectors(_ pairs: RitzPairs<Scalar, Matrix<Scalar>>, _ count: Int) -> Matrix<Scalar> {
    basis.combination(pairs.vectors[columns: 0..<count])
  }

  /// The first of the pairs as a decomposition of A, in ascending order.
  func decomposition(
    _ pairs: RitzPairs<Scalar, Matrix<Scalar>>, _ count: Int
  ) -> SymmetricEigen<Scalar> {
    let ascending = (0..<count).sorted { pairs.values[$0] < pairs.values[$1] }
    return SymmetricEigen(
      eigenvalues: Vector(ascending.map { pairs.values[$0] }),
      eigenvectors: basis.combination(pairs.vectors[columns: ascending]))
  }
}
