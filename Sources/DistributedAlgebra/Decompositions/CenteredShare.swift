public import LinearAlgebra

/// A rank's rows of a centered matrix, `A − 1μᵀ`, where μ is the mean of the rows of all ranks.
///
/// The centered matrix is never formed as a whole. Dense rows are centered a block at a time before
/// they are multiplied, so that a long mean costs no digits; of other operators the mean is taken
/// from the products.
public struct CenteredShare<Local: LinearOperator>: LinearOperator {
  /// The numbers it works with.
  public typealias Scalar = Local.Scalar
  /// The rows themselves.
  public let base: Local
  /// The mean μ, n × 1.
  public let mean: Matrix<Scalar>

  init(_ base: Local, mean: Matrix<Scalar>) { (self.base, self.mean) = (base, mean) }

  /// The number of rows of this rank.
  public var rows: Int { base.rows }
  /// The number of columns, n.
  public var columns: Int { base.columns }

  /// The product `(A − 1μᵀ)X` of the rows of this rank.
  public func product(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    guard let dense = base as? Matrix<Scalar> else {
      return base.product(x) - ones(rows) * (mean.transpose * x)
    }
    var parts: [Matrix<Scalar>] = []
    for block in blocks { parts.append(centered(dense, block) * x) }
    return Matrix(rows: rows, columns: x.columns, stacking: parts)
  }

  /// The term `(A − 1μᵀ)ᵀY` of the rows of this rank.
  public func transposeProduct(_ y: Matrix<Scalar>) -> Matrix<Scalar> {
    guard let dense = base as? Matrix<Scalar> else {
      return base.transposeProduct(y) - mean * (ones(rows).transpose * y)
    }
    var total = Matrix<Scalar>.zero(rows: columns, columns: y.columns)
    for block in blocks { total += centered(dense, block).transpose * y[rows: block] }
    return total
  }

  private var blocks: [Range<Int>] {
    let count = max(1, 131_072 / max(1, columns))
    return stride(from: 0, to: rows, by: count).map { $0..<min($0 + count, rows) }
  }

  private func centered(_ a: Matrix<Scalar>, _ block: Range<Int>) -> Matrix<Scalar> {
    a[rows: block] - ones(block.count) * mean.transpose
  }

  private func ones(_ count: Int) -> Matrix<Scalar> {
    Matrix(rows: count, columns: 1, repeating: 1)
  }
}

extension CenteredShare: HoldsEntries {
  package func requireFinite(for routine: String) throws(LinearAlgebraError) {
    try (base as? any HoldsEntries)?.requireFinite(for: routine)
  }
}

extension Matrix {
  /// Puts blocks of rows one below the other.
  init(rows: Int, columns: Int, stacking parts: [Matrix]) {
    var entries: [Scalar] = []
    entries.reserveCapacity(rows * columns)
    for j in 0..<columns {
      for part in parts { entries += part.elements[(j * part.rows)..<((j + 1) * part.rows)] }
    }
    self.init(rows: rows, columns: columns, columnMajor: entries)
  }
}
