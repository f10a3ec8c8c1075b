import Gallery
import LinearAlgebra
import LowRank
import RealModule
import Testing

@Suite struct `Test matrices` {
  @Test func `of Hilbert have the known condition numbers`() throws {
    for (size, condition) in [(5, 4.766073e5), (8, 1.525758e10)] {
      let computed = try Matrix<Double>.hilbert(size).conditionNumber()
      // The smallest singular value is known to ε·σ₁, so the condition number to κε.
      #expect(abs(computed / condition - 1) < 5e-7 + condition * 1e-16)
    }
    #expect(Matrix<Double>.hilbert(4) == Matrix<Double>.hilbert(4).transposed())
  }

  @Test(arguments: [1e-1, 1e-5, 1e-9, 1e-12]) func `of Läuchli have their closed form`(
    _ mu: Double
  ) throws {
    let a = Matrix<Double>.lauchli(4, mu: mu)
    #expect(a.shape == "5 × 4")
    let sigma = try a.singularValues()
    #expect(abs(sigma[0] - (4 + mu * mu).squareRoot()) < 1e-14)
    for small in sigma[1..<4] { #expect(abs(small - mu) < 1e-15) }
  }

  @Test func `of Läuchli lose their rank when they are squared`() throws {
    let eigenvalues = try SymmetricEigen(Matrix<Double>.lauchli(4, mu: 1e-9).gram())
    #expect(abs(eigenvalues.eigenvalues.map(\.magnitude).min() ?? 1) < 1e-16)
    #expect(try Matrix<Double>.lauchli(4, mu: 1e-9).numericalRank() == 4)
  }

  @Test func `of Kahan are not pivoted, and hide a small singular value`() throws {
    let a = Matrix<Double>.kahan(60)
    let qr = try ColumnPivotedQR(a)
    #expect(qr.pivots == Array(0..<60))
    #expect(
      a[0, 0] == 1 + 60 * Double.ulpOfOne.squareRoot(), "the diagonal is lifted against rounding")
    let smallest = try #require(try a.singularValues().last)
    #expect(abs(qr.r[59, 59]) > 1000 * smallest)
    // The unperturbed matrix has determinant sin(θ)^(0 + 1 + … + (n − 1)).
    let determinant = Matrix<Double>.kahan(5).diagonal.reduce(1, *)
    #expect(abs(determinant - .pow(.sin(1.2), 10)) < 15 * 1.01 * Double.ulpOfOne.squareRoot())
  }

  @Test func `of Frank have determinant 1`() throws {
    for size in 1...8 {
      let a = Matrix<Double>.frank(size)
      #expect(try abs(LU(a).determinant - 1) < 1e-10)
    }
    #expect(Matrix<Float>.frank(3) == [[3, 2, 1], [2, 2, 1], [0, 1, 1]])
  }

  @Test func `of Vandermonde evaluate polynomials`() throws {
    let points: Vector<Double> = [-1, 0, 0.5, 2]
    let a = Matrix.vandermonde(points, degree: 3)
    let values = a * Vector([1, -2, 0, 4])
    #expect(values == Vector(points.map { 1 - 2 * $0 + 4 * $0 * $0 * $0 }))
    #expect(Matrix.vandermonde(points, degree: 0) == Matrix(rows: 4, columns: 1, repeating: 1))
    #expect(Matrix<Double>.vandermonde([], degree: 2) == .zero(rows: 0, columns: 3))
  }

  @Test func `of Cauchy have their determinant in closed form, and Hilbert's among them`() throws {
    let (x, y): (Vector<Double>, Vector<Double>) = ([1, 2.5, 4], [0.5, 1.5, 3])
    var determinant = 1.0
    for i in 0..<3 {
      for j in 0..<3 {
        determinant /= x[i] + y[j]
        if i < j { determinant *= (x[j] - x[i]) * (y[j] - y[i]) }
      }
    }
    #expect(try abs(LU(.cauchy(x, y)).determinant / determinant - 1) < 1e-12)
    let halves = Vector<Double>((0..<6).map { Double($0) + 0.5 })
    #expect(Matrix.cauchy(halves, halves) == .hilbert(6))
  }

  @Test func `of Gaussian kernels are positive semidefinite and nearly of low rank`() throws {
    var generator = SplitMix64(seed: 1)
    let points = Matrix<Double>.random(rows: 60, columns: 2, using: &generator)
    let kernel = Matrix.gaussianKernel(points, bandwidth: 0.5)
    #expect(kernel == kernel.transposed())
    #expect(kernel.diagonal.allSatisfy { $0 == 1 })
    let eigen = try SymmetricEigen(kernel)
    #expect(eigen.eigenvalues.allSatisfy { $0 > -1e-13 })
    #expect(try Spectrum(kernel).rank(forEnergy: 0.999) < 10)
    let expected = Double.exp(-((points[row: 3] - points[row: 8]).norm * 2).squared / 2)
    #expect(abs(kernel[3, 8] - expected) < 1e-15)
  }

  @Test func `that are graded fall in the given direction`() {
    var generator = SplitMix64(seed: 2)
    let falling = Matrix<Double>.graded(
      rows: 9, columns: 6, from: 1, to: 1e-15, using: &generator)
    #expect(falling[row: 0].norm > 1e10 * falling[row: 8].norm)
    #expect(falling[column: 0].norm > 1e10 * falling[column: 5].norm)
    let rising = Matrix<Double>.graded(rows: 9, columns: 6, from: 1e-15, to: 1, using: &generator)
    #expect(rising[row: 0].norm < 1e-10 * rising[row: 8].norm)
  }

  @Test func `with stairs have them`() throws {
    var generator = SplitMix64(seed: 3)
    let a = try Matrix<Double>.staircase(
      rows: 9, columns: 7, tread: 3, ratio: 0.01, using: &generator)
    let sigma = try a.singularValues()
    let expected = Vector<Double>([1, 1, 1, 0.01, 0.01, 0.01, 0.0001])
    #expect((sigma - expected).norm < 1e-14)
    #expect(Vector<Float>.geometric(3, from: 4, to: 1) == [4, 2, 1])
    #expect(Vector<Float>.geometric(1, from: 4, to: 1) == [4])
    #expect(Vector<Double>.geometric(0, from: 4, to: 1).isEmpty)
  }

  @Test func `of Hadamard are orthogonal without rounding`() {
    #expect(Matrix<Double>.hadamard(1) == [[1, 1], [1, -1]])
    for exponent in 0...4 {
      let h = Matrix<Double>.hadamard(exponent)
      #expect(h.gram() == .identity(h.rows) * Double(h.rows))
    }
  }

  @Test func `with nearly parallel columns have three of them`() throws {
    var generator = SplitMix64(seed: 4)
    let a = Matrix<Double>.nearlyParallel(rows: 9, columns: 5, spread: 1e-6, using: &generator)
    let sigma = try a.singularValues()
    #expect(sigma[2] > 0.1 && sigma[3] < 1e-5 && sigma[4] > 1e-8)
  }

  @Test func `lose only the rows and columns that are cleared`() {
    let a = Matrix<Double>([[1, 2, 3], [4, 5, 6]]).cleared(rows: [1], columns: [0])
    #expect(a == [[0, 2, 3], [0, 0, 0]])
  }

  @Test func `are tried with spectra that fall in every way`() {
    for spectrum in TypicalSpectrum.all(6) {
      let sigma = spectrum.values
      #expect(sigma.count == 6 && sigma[0] == 1)
      #expect(zip(sigma, sigma.dropFirst()).allSatisfy { $0 >= $1 && $1 >= 0 })
    }
    #expect(Vector<Double>.algebraic(4) == [1, 0.5, 1.0 / 3, 0.25])
    #expect(Set(TypicalSpectrum.all(6).map(\.name)).count == 5)
  }
}

extension Double {
  fileprivate var squared: Double { self * self }
}
