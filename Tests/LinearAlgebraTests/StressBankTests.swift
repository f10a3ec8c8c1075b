import LinearAlgebra
import Testing

/// One matrix of `stress-bank.json`, with what NumPy and SciPy say about it.
struct StressCase: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let rows, columns: Int
  let rowMajor: [Double]
  let fitsSingle: Bool
  let singularValues: [Double]
  let frobenius, one, infinity, max, nuclear: Double
  let condition, determinant: Double?
  let eigenvalues, rightHandSide, leastSquares: [Double]?

  var testDescription: String { name }

  static func all() throws -> [StressCase] { try Fixture.json("stress-bank.json") }

  func matrix<S: LinearAlgebraScalar>(_: S.Type = S.self) -> Matrix<S> {
    Matrix<S>(Matrix<Double>(rows: rows, columns: columns, rowMajor: rowMajor))
  }
}

@Suite struct `The stress bank, beside NumPy and SciPy` {
  @Test(arguments: try StressCase.all(), scalars)
  func `singular values and norms agree`(
    _ expected: StressCase, _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<S: LinearAlgebraScalar>(_: S.Type) throws {
      let a = expected.matrix(S.self)
      let sigma = Vector(expected.singularValues.map { S($0) })
      // Absolute error ε σ₁ is what the SVD promises; subnormal numbers add their own spacing.
      let slack = a.roundoff * sigma[0] + 100 * S.leastNonzeroMagnitude
      #expect(try (a.singularValues() - sigma).maxMagnitude <= slack)
      #expect(try (SVD(a).singularValues - sigma).maxMagnitude <= slack)
      #expect((a.frobeniusNorm - S(expected.frobenius)).magnitude <= slack * a.rootOfSize)
      #expect((a.oneNorm - S(expected.one)).magnitude <= slack * a.rootOfSize)
      #expect((a.infinityNorm - S(expected.infinity)).magnitude <= slack * a.rootOfSize)
      #expect((a.maxNorm - S(expected.max)).magnitude <= slack)
      #expect(try (a.spectralNorm() - sigma[0]).magnitude <= slack)
      #expect(try (a.nuclearNorm() - S(expected.nuclear)).magnitude <= slack * a.rootOfSize)
      if let condition = expected.condition.map({ S($0) }), condition * a.roundoff < 0.1 {
        let measured = try a.conditionNumber()
        let loss = 2 * (a.roundoff + 100 * .leastNonzeroMagnitude / sigma[0]) * condition
        #expect((measured / condition - 1).magnitude <= loss)
      }
    }
    if scalar == Double.self || expected.fitsSingle { try check(scalar) }
  }

  @Test(arguments: try StressCase.all(), scalars)
  func `every factorization gives the matrix back`(
    _ expected: StressCase, _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<S: LinearAlgebraScalar>(_: S.Type) throws {
      let a = expected.matrix(S.self)
      let slack = a.roundoff * a.frobeniusNorm + 100 * S.leastNonzeroMagnitude
      let (svd, qr, pivoted, lu) = (try SVD(a), try QR(a), try ColumnPivotedQR(a), try LU(a))
      #expect(svd.u.isOrthonormal && svd.v.isOrthonormal)
      #expect(qr.q.isOrthonormal && pivoted.q.isOrthonormal)
      #expect((Matrix(svd) - a).frobeniusNorm <= slack)
      #expect((qr.q * qr.r - a).frobeniusNorm <= slack)
      #expect((pivoted.reconstructed() - a).frobeniusNorm <= slack)
      #expect((lu.l * lu.u - a[rows: lu.permutation]).frobeniusNorm <= slack)
    }
    if scalar == Double.self || expected.fitsSingle { try check(scalar) }
  }

  @Test(arguments: try StressCase.all().filter { $0.determinant != nil }, scalars)
  func `determinants agree`(
    _ expected: StressCase, _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<S: LinearAlgebraScalar>(_: S.Type) throws {
      let a = expected.matrix(S.self)
      // Hadamard's bound: the volume is at most the product of the lengths of the columns.
      let bound = (0..<a.columns).reduce(1) { $0 * a[column: $1].norm }
      let difference = try LU(a).determinant - S(expected.determinant ?? .nan)
      #expect(difference.magnitude <= a.roundoff * bound)
    }
    try check(scalar)
  }

  @Test(arguments: try StressCase.all().filter { $0.eigenvalues != nil }, scalars)
  func `eigenvalues of symmetric matrices agree`(
    _ expected: StressCase, _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<S: LinearAlgebraScalar>(_: S.Type) throws {
      let a = expected.matrix(S.self)
      let eigenvalues = Vector((expected.eigenvalues ?? []).map { S($0) })
      let difference = try SymmetricEigen(a).eigenvalues - eigenvalues
      #expect(difference.maxMagnitude <= a.roundoff * a.frobeniusNorm)
    }
    try check(scalar)
  }

  @Test(arguments: try StressCase.all().filter { $0.leastSquares != nil }, scalars)
  func `least-squares solutions agree as far as their conditioning allows`(
    _ expected: StressCase, _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<S: LinearAlgebraScalar>(_: S.Type) throws {
      let a = expected.matrix(S.self)
      let b = Vector((expected.rightHandSide ?? []).map { S($0) })
      let x = Vector((expected.leastSquares ?? []).map { S($0) })
      let sigma = S(expected.singularValues[0])
      let condition = sigma / S(expected.singularValues[a.columns - 1])
      // Wedin's bound (Golub and Van Loan, theorem 5.3.1), where the residual costs κ².
      let residual = (b - a * x).norm / (sigma * x.norm)
      let grain = a.roundoff + 100 * .leastNonzeroMagnitude / sigma
      let bound = grain * condition * (2 + b.norm / (sigma * x.norm) + condition * residual)
      guard bound < 0.1 else { return }
      #expect(try (a.leastSquares(b) - x).norm <= bound * x.norm)
      if a.isSquare { #expect(try (a.solve(b) - x).norm <= bound * x.norm) }
    }
    if scalar == Double.self || expected.fitsSingle { try check(scalar) }
  }

  @Test func `the bank has the cases that break naive code`() throws {
    let names = Set(try StressCase.all().map(\.name))
    let needed = [
      "zero", "one by one", "Hilbert", "Läuchli", "Kahan", "gap of 1e-14", "scaled by 1e300",
      "scaled by 1e-300", "subnormal", "repeated singular values", "twin columns",
    ]
    #expect(names.isSuperset(of: needed))
  }
}

extension Vector {
  /// The largest entry by magnitude; 0 if there is none.
  fileprivate var maxMagnitude: Scalar { map(\.magnitude).max() ?? 0 }
}

extension Matrix {
  /// √(rows × columns), the most by which these norms differ from one another.
  fileprivate var rootOfSize: Scalar { Scalar(rows * columns).squareRoot() }
}
