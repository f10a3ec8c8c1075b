import Gallery
import LinearAlgebra
import LowRank
import RealModule
import Testing

@Suite struct `Pivoted QR that stops early` {
  @Test(arguments: precisions) func `reproduces the columns taken and bounds the rest`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 81)
      for (m, n) in generator.shapes() + [(100, 90), (90, 100)] {
        let a = Matrix<Scalar>.gaussian(rows: m, columns: n, using: &generator)
        for rank in Set([0, min(m, n) / 2, min(m, n)]) {
          let qr = try TruncatedPivotedQR(a, rank: rank)
          let q = qr.q
          #expect(qr.rank == rank && qr.pivots.sorted() == Array(0..<n))
          #expect((q.transpose * q - .identity(rank)).maxNorm <= rounding(a))
          let rest = a[columns: qr.pivots] - q * qr.r
          let slack = rounding(a) * a.frobeniusNorm
          #expect(abs(rest.frobeniusNorm - qr.residualNorm) <= slack)
          #expect(rest[columns: 0..<rank].frobeniusNorm <= slack)
          #expect((q.transpose * rest).frobeniusNorm <= slack)
        }
      }
    }
    try check(scalar)
  }

  @Test func `takes the columns that LAPACK takes`() throws {
    var generator = SplitMix64(seed: 82)
    for decay in [0.02, 0.05, 0.5] {
      let spectrum = Vector<Double>((0..<60).map { Double.exp(-decay * Double($0)) })
      let a = try Matrix<Double>.random(
        rows: 80, columns: 60, singularValues: spectrum, using: &generator)
      let reference = try ColumnPivotedQR(a)
      let qr = try TruncatedPivotedQR(a, rank: 40)
      #expect(qr.pivots.prefix(40) == reference.pivots.prefix(40))
      let difference = qr.r[columns: 0..<40] - reference.r[rows: 0..<40][columns: 0..<40]
      // The diagonals agree up to sign, which both fix in the same way.
      #expect(difference.frobeniusNorm < 1e-12)
    }
  }

  @Test func `has pivots that never grow, where norms must be computed anew`() throws {
    for a in [Matrix<Double>.hilbert(80), .kahan(60)] {
      let diagonal = try TruncatedPivotedQR(a).r.diagonal.map(\.magnitude)
      for (this, next) in zip(diagonal, diagonal.dropFirst()) {
        #expect(next <= this * (1 + 1e-10) + 1e-17)
      }
    }
  }

  @Test func `stops at the first step whose residual is small enough`() throws {
    let a = Matrix<Double>.hilbert(100)
    for tolerance in [1e-2, 1e-5, 1e-11] {
      let qr = try TruncatedPivotedQR(a, residual: tolerance)
      let norms = qr.residualNorms
      let (first, last) = (norms.firstIndex { $0 <= tolerance }, norms.count - 1)
      #expect(qr.residualNorm <= tolerance)
      let found = try #require(first)
      // A panel is finished before anyone looks, so a few steps more are possible.
      #expect(found <= last && last - found < 32)
      let rest = a[columns: qr.pivots] - qr.q * qr.r
      #expect(abs(rest.frobeniusNorm - qr.residualNorm) < 1e-14)
    }
  }

  @Test func `is not moved by the scale of the matrix`() throws {
    var generator = SplitMix64(seed: 83)
    let a = Matrix<Double>.gaussian(rows: 20, columns: 15, using: &generator)
    let plain = try TruncatedPivotedQR(a, rank: 9)
    for exponent in [-1000, -600, -100, 100, 600, 1000] {
      let factor = Double(sign: .plus, exponent: exponent, significand: 1)
      let scaled = try TruncatedPivotedQR(a.scaled(by: factor), rank: 9)
      #expect(scaled.pivots == plain.pivots)
      let expected = plain.r.scaled(by: factor)
      #expect(scaled.r.isApproximatelyEqual(to: expected, relativeTolerance: 1e-14))
    }
  }
}
