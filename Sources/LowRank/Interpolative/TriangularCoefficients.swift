import LinearAlgebra
import RealModule

extension Matrix {
  /// The coefficients `Z` that minimize `‖B − RZ‖_F`, for an upper triangle R.
  ///
  /// Substitution is exact for a triangle that differs from R by rounding, so that its error is of
  /// the size of ε‖R‖‖Z‖. That is nothing while the coefficients are moderate. Where they are not, R
  /// is nearly singular, even if its diagonal does not show it, and the shortest minimizer, by an SVD,
  /// may do better; the one with the smaller residual is taken.
  ///
  /// - Throws: `LinearAlgebraError.singular` if an entry on the diagonal is exactly zero.
  /// - Complexity: k²·n operations for k rows and n columns of `B`; O(k³) more in the second case.
  func coefficients(of b: Matrix) throws(LinearAlgebraError) -> Matrix {
    let solved = try solveTriangular(.upper, b)
    if solved.maxNorm <= .mostCoefficient { return solved }
    let shortest = try PseudoInverse(self).solve(b)
    guard solved.isFinite else { return shortest }
    let (plain, careful) = (b - self * solved, b - self * shortest)
    return plain.frobeniusNorm <= careful.frobeniusNorm ? solved : shortest
  }

  /// Columns to start from: those given, with dependent ones replaced by others that are not.
  ///
  /// - Complexity: 4·m·n·k operations where there is something to replace.
  func replacingDependent(_ columns: [Int]) throws(LinearAlgebraError) -> [Int] {
    let tame = divided(by: unit)
    let qr = try TruncatedPivotedQR(tame[columns: columns])
    let independent = qr.numericalRank
    if independent == columns.count { return columns }
    let kept = Set(qr.pivots.prefix(independent).map { columns[$0] })
    let q = qr.q[columns: 0..<independent]
    var rest = tame - q * (q.transpose * tame)
    rest -= q * (q.transpose * rest)
    for j in kept { rest[column: j] = .zero(rows) }
    let next = try TruncatedPivotedQR(rest, rank: columns.count - independent)
    let lengths = next.r.diagonal.map(\.magnitude)
    let floor = Scalar(Swift.max(rows, self.columns)) * .ulpOfOne * (tame.columnNorms.max() ?? 0)
    var others = next.pivots.prefix(lengths.prefix { $0 > floor }.count)
      .filter { !columns.contains($0) }.makeIterator()
    return columns.map { kept.contains($0) ? $0 : others.next() ?? $0 }
  }
}

extension LinearAlgebraScalar {
  /// Up to this size a coefficient multiplies rounding errors by too little to matter.
  static var mostCoefficient: Self { 1 / Self.root(.ulpOfOne, 4) }
}
