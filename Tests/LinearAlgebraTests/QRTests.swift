import LinearAlgebra
import Testing

@Suite struct `QR factorization` {
  @Test(arguments: scalars)
  func `orthonormal times triangular gives the matrix back`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<S: LinearAlgebraScalar>(_: S.Type) throws {
      for a in try Matrix<S>.samples(seed: 18) {
        let original = a
        let qr = try QR(a)
        let k = min(a.rows, a.columns)
        #expect(qr.q.rows == a.rows && qr.q.columns == k)
        #expect(qr.r.rows == k && qr.r.columns == a.columns)
        #expect(qr.q.isOrthonormal && isUpperTriangular(qr.r))
        #expect((qr.q * qr.r).agrees(with: a))
        #expect(a == original)
      }
    }
    try check(scalar)
  }

  @Test(arguments: scalars)
  func `with pivoting, each step takes the column that sticks out most`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<S: LinearAlgebraScalar>(_: S.Type) throws {
      for a in try Matrix<S>.samples(seed: 19) {
        let original = a
        let qr = try ColumnPivotedQR(a)
        #expect(qr.pivots.sorted() == Array(0..<a.columns))
        #expect(qr.q.isOrthonormal && isUpperTriangular(qr.r))
        #expect((qr.q * qr.r).agrees(with: a[columns: qr.pivots]))
        #expect(qr.reconstructed().agrees(with: a))
        // What is left of a later column, below row i, is no longer than the pivot was.
        let slack = a.roundoff * a.frobeniusNorm
        for i in 0..<qr.r.rows {
          for j in i..<a.columns {
            let rest = qr.r[column: j][i..<min(j + 1, qr.r.rows)].norm
            #expect(rest <= qr.r[i, i].magnitude + slack)
          }
        }
        #expect(a == original)
      }
    }
    try check(scalar)
  }

  @Test(arguments: scalars)
  func `pivoting finds the rank`(_ scalar: any LinearAlgebraScalar.Type) throws {
    func check<S: LinearAlgebraScalar>(_: S.Type) throws {
      var generator = SplitMix64(seed: 20)
      for rank in 0...5 {
        let left = Matrix<S>.gaussian(rows: 12, columns: rank, using: &generator)
        let right = Matrix<S>.gaussian(rows: rank, columns: 8, using: &generator)
        let qr = try ColumnPivotedQR(left * right)
        let tolerance = 100 * S.ulpOfOne * qr.r[0, 0].magnitude
        #expect(qr.r.diagonal.filter { $0.magnitude > tolerance }.count == rank)
      }
    }
    try check(scalar)
  }
}

/// Whether all entries below the diagonal are exactly zero.
func isUpperTriangular<S>(_ a: Matrix<S>) -> Bool {
  (0..<a.columns).allSatisfy { j in
    (0..<a.rows).allSatisfy { i in i <= j || a[i, j] == 0 }
  }
}
