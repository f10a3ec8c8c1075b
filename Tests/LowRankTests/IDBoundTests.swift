import Gallery
import LinearAlgebra
import LowRank
import Testing

@Suite struct `Strong rank-revealing pivoting` {
  @Test(arguments: [30, 50, 90]) func `tames Kahan's matrix, where plain pivoting fails`(
    _ size: Int
  ) throws {
    let a = Matrix<Double>.kahan(size)
    let plain = try InterpolativeDecomposition(a, rank: size - 1)
    #expect(plain.columnIndices == Array(0..<(size - 1)))
    #expect(plain.coefficients.maxNorm > 1000)
    let strong = try InterpolativeDecomposition(strong: a, rank: size - 1)
    #expect(strong.coefficients.maxNorm <= 2)
    let sigma = try a.singularValues()
    let error = try (a - Matrix(strong)).spectralNorm()
    let factor = InterpolativeDecomposition<Double>.strongErrorFactor(
      rank: size - 1, columns: size)
    // The last singular value of the large ones is below rounding: hence the second term.
    #expect(error <= factor * sigma[size - 1] + 1e-15 * Double(size) * sigma[0])
    #expect(error < (a - Matrix(plain)).frobeniusNorm / 100)
  }

  @Test(arguments: precisions) func `keeps its bounds`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 71)
      for (m, n) in generator.shapes() where m > 0 && n > 0 {
        let spectrum = Vector<Scalar>((0..<min(m, n)).map { 1 / Scalar(1 + $0 * $0) })
        let a = try Matrix<Scalar>.random(
          rows: m, columns: n, singularValues: spectrum, using: &generator)
        for bound: Scalar in [1, 1.2, 2] {
          let rank = max(1, min(m, n) / 2)
          let id = try InterpolativeDecomposition(strong: a, rank: rank, bound: bound)
          let slack = 1 + 10 * Scalar.ulpOfOne.squareRoot()
          #expect(id.coefficients.maxNorm <= bound * slack)
          let next = rank < spectrum.count ? spectrum[rank] : 0
          let factor = InterpolativeDecomposition<Scalar>.strongErrorFactor(
            rank: rank, columns: n, bound: bound)
          let error = try (a - Matrix(id)).spectralNorm()
          #expect(error <= factor * next * slack + rounding(a, factor: 20))
        }
      }
    }
    try check(scalar)
  }
}

@Suite struct `A certified precision` {
  @Test(arguments: [1e-3, 1e-6, 1e-9]) func `holds on the Hilbert matrix of size 300`(
    _ precision: Double
  ) throws {
    let a = Matrix<Double>.hilbert(300)
    let certified = try CertifiedID(a, relativeError: precision)
    let sigma = try a.singularValues()
    let error = try (a - Matrix(certified.decomposition)).spectralNorm()
    #expect(error <= precision * sigma[0])
    #expect(certified.certificate.relativeErrorBound <= precision)
    #expect(error <= certified.certificate.errorBound)
    let least = sigma.prefix { $0 > precision * sigma[0] }.count
    #expect(certified.decomposition.rank <= least + 2)
  }

  @Test(arguments: precisions) func `is no less than what the singular values say`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      for entry in try Fixture.bank(for: Scalar.self) where entry.name != "subnormal" {
        let a: Matrix<Scalar> = entry.matrix()
        for precision: Scalar in [0.5, 0.01] {
          let certified = try CertifiedID(a, relativeError: precision)
          let error = try (a - Matrix(certified.decomposition)).spectralNorm()
          let norm = try a.spectralNorm()
          #expect(error <= precision * norm, "\(entry.name)")
          let slack = 1 + rounding(a)
          #expect(certified.certificate.normBound <= norm * slack, "\(entry.name)")
          // The product here rounds, which the certificate's does hardly.
          let id = certified.decomposition
          let hidden =
            Scalar(id.rank + 2) * .ulpOfOne * id.skeleton.frobeniusNorm
            * id.coefficients.frobeniusNorm
          #expect(error <= certified.certificate.errorBound * slack + hidden, "\(entry.name)")
        }
      }
    }
    try check(scalar)
  }

  @Test func `takes no more columns than a flat tail needs`() throws {
    var generator = SplitMix64(seed: 72)
    let spectrum = Vector<Double>((0..<80).map { $0 < 10 ? 1 : 1e-3 })
    let a = try Matrix<Double>.random(
      rows: 100, columns: 80, singularValues: spectrum, using: &generator)
    // Pivoted QR may miss the best columns by a modest factor, hence a target well above the tail.
    #expect(try CertifiedID(a, relativeError: 0.02).decomposition.rank == 10)
  }

  @Test func `bounds what rounding hides, and by little more`() throws {
    var generator = SplitMix64(seed: 74)
    let b = LowRankMatrix<Float>(
      left: .gaussian(rows: 60, columns: 20, using: &generator),
      right: .gaussian(rows: 20, columns: 50, using: &generator))
    let exact = Matrix<Double>(b.left) * Matrix<Double>(b.right)
    let a = Matrix<Float>(exact)
    let bound = Double(try SpectralCertificate(b, of: a).errorBound)
    let error = Matrix<Double>(a) - exact
    #expect(try error.spectralNorm() <= bound)
    // A product of single precision would leave about a hundred times as much.
    #expect(bound <= 10 * error.frobeniusNorm)
    for unit: Float in [0x1p-100, 0x1p100] {
      let (x, y) = (b.left.scaled(by: unit), b.right.scaled(by: 1 / unit))
      let other = try SpectralCertificate(LowRankMatrix(left: x, right: y), of: a)
      #expect(try error.spectralNorm() <= Double(other.errorBound))
    }
  }

  @Test(arguments: [(100, 16), (300, 50)]) func `comes near the last digits of an exact rank`(
    _ n: Int, _ rank: Int
  ) throws {
    var generator = SplitMix64(seed: 75)
    let a =
      Matrix<Double>.gaussian(rows: n, columns: rank, using: &generator)
      * Matrix.gaussian(rows: rank, columns: n, using: &generator)
    #expect(try CertifiedID(a, relativeError: 2e-14).decomposition.rank == rank)
  }

  @Test func `is refused where rounding forbids it`() throws {
    var generator = SplitMix64(seed: 73)
    let a = Matrix<Double>.gaussian(rows: 20, columns: 30, using: &generator)
    #expect(throws: LinearAlgebraError.self) { try CertifiedID(a, relativeError: 1e-17) }
    #expect(throws: LinearAlgebraError.self) { try CertifiedID(a, relativeError: 0) }
    #expect(throws: LinearAlgebraError.self) { try CertifiedID(a, relativeError: .nan) }
  }
}
