internal import LinearAlgebra

/// Two factors whose zeros stay where they are, and whose other entries are fitted by least squares.
///
/// The error is `tr(E H Eᵀ)` with `E = W − AB`, where H says how the inputs vary together; without it,
/// the squared Frobenius norm. With B fixed, every row of A is a small least-squares problem of its own.
/// With A fixed, so is every column of B, except that H ties the columns to each other: then they are
/// fitted one after the other. A fit changes the entries by the best *change*, found from what is still
/// missing. So rounding errors of one sweep are corrected by the next, and no sweep raises the error.
struct SupportFit<Scalar: LinearAlgebraScalar> {
  private let target: Matrix<Scalar>
  private let inputs: Matrix<Scalar>?
  private(set) var left: Matrix<Scalar>
  private(set) var right: Matrix<Scalar>

  init(
    _ target: Matrix<Scalar>, inputs: Matrix<Scalar>?, left: Matrix<Scalar>, right: Matrix<Scalar>
  ) {
    self.target = target
    self.inputs = inputs
    self.left = left
    self.right = right
  }

  /// What is missing, E.
  private var residual: Matrix<Scalar> { target - left * right }

  /// The root of the error.
  var error: Scalar { residual.size(under: inputs) }

  /// Fits the factors in turn until little is gained.
  ///
  /// - Complexity: For each row of A and each column of B with s entries, (1/3)s³ operations a sweep, and
  ///   2·m·k·n for the products.
  mutating func run(sweeps: Int) throws(LinearAlgebraError) {
    let floor = 4 * Scalar.ulpOfOne * target.size(under: inputs)
    var error = error
    for _ in 0..<sweeps where error > floor {
      let before = (left, right)
      try fitRight()
      try fitLeft()
      let next = self.error
      // Rounding may undo a gain near the end; written so that NaN is no gain.
      if !(next < error) { (left, right) = before }
      if !(next < error * (1 - 1e-3)) { return }
      error = next
    }
  }

  /// The best A on its places.
  private mutating func fitLeft() throws(LinearAlgebraError) {
    let weighted = inputs.map { right * $0 } ?? right
    let gram = inputs == nil ? right.rowGram() : weighted * right.transpose
    let slope = weighted * residual.transpose
    for row in 0..<left.rows {
      let places = (0..<left.columns).filter { left[row, $0] != 0 }
      let change = try gram.bestChange(slope[column: row], at: places)
      for (place, value) in zip(places, change) { left[row, place] += value }
    }
  }

  /// The best B on its places, or with inputs that vary together a better one.
  private mutating func fitRight() throws(LinearAlgebraError) {
    let gram = left.gram()
    var missing = left.transpose * residual
    for column in 0..<right.columns {
      let places = (0..<right.rows).filter { right[$0, column] != 0 }
      var slope = missing[column: column]
      if let inputs {
        if inputs[column, column] <= 0 { continue }
        slope = (missing * inputs[column: column]) / inputs[column, column]
      }
      let change = try gram.bestChange(slope, at: places)
      for (place, value) in zip(places, change) { right[place, column] += value }
      if inputs != nil {
        missing[column: column] = missing[column: column] - gram[columns: places] * Vector(change)
      }
    }
  }
}

extension Matrix {
  /// The change of a few unknowns that lowers `xᵀGx/2 − sᵀx` most, G being this matrix.
  ///
  /// A multiple of the identity near rounding is added to G, because columns may be dependent. It slows
  /// the way to the minimum where G is nearly singular, and does not move the minimum.
  ///
  /// - Complexity: (1/3)s³ operations for s places.
  fileprivate func bestChange(
    _ slope: Vector<Scalar>, at places: [Int]
  ) throws(LinearAlgebraError) -> [Scalar] {
    let small = principal(places)
    let largest = small.diagonal.max() ?? 0
    // Columns of zeros reach nothing.
    guard largest > 0 else { return places.map { _ in 0 } }
    let damping = 16 * Scalar.ulpOfOne * Scalar(places.count) * largest
    let factor = try Cholesky(small.addingToDiagonal(damping))
    return try factor.solve(Vector(places.map { slope[$0] })).elements
  }

  /// The rows and columns with the given numbers.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private func principal(_ indices: [Int]) -> Matrix {
    Matrix(rows: indices.count, columns: indices.count) { i, j in
      elements[indices[i] + indices[j] * rows]
    }
  }

  /// The root of `tr(E H Eᵀ)`, E being this matrix; without an H the Frobenius norm.
  func size(under inputs: Matrix?) -> Scalar {
    guard let inputs else { return frobeniusNorm }
    let sum = hadamard(self * inputs).elements.reduce(0, +)
    return sum > 0 ? sum.squareRoot() : 0
  }
}
