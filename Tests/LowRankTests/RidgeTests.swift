import Gallery
import LinearAlgebra
import LowRank
import RealModule
import Testing

@Suite struct `Ridge regression` {
  @Test(arguments: precisions) func `solves the regularized normal equations`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 6)
      for (rows, columns) in generator.shapes() {
        let a = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
        let b = Matrix<Scalar>.gaussian(rows: rows, columns: 2, using: &generator)
        for lambda: Scalar in [0.01, 1, 100] {
          let x = try a.ridge(b, lambda: lambda)
          let gradient = a.gram() * x + x.scaled(by: lambda) - a.transpose * b
          let scale = a.frobeniusNorm * (a.frobeniusNorm * x.frobeniusNorm + b.frobeniusNorm)
          #expect(gradient.frobeniusNorm <= rounding(a) * scale)
        }
      }
    }
    try check(scalar)
  }

  @Test func `tends to the pseudo-inverse's solution as the weight falls`() throws {
    var generator = SplitMix64(seed: 7)
    let a = try Matrix<Double>.random(
      rows: 9, columns: 6, singularValues: [3, 1, 0.5, 0.25], using: &generator)
    let b = Matrix<Double>.gaussian(rows: 9, columns: 1, using: &generator)[column: 0]
    let path = try RidgePath(a, b)
    let limit = try PseudoInverse(a).solve(b)
    #expect(try (path.solution(lambda: 0) - limit).norm < 1e-14 * limit.norm)
    #expect(try (a.ridge(b, lambda: 0) - limit).norm < 1e-14 * limit.norm)
    for power in 0...14 {
      let lambda = Double.pow(10, -power)
      // |σ/(σ² + λ) − 1/σ| ≤ λ/σ³, largest for the smallest singular value.
      let bound = lambda / (0.25 * 0.25 * 0.25) * b.norm + 1e-14
      #expect(try (path.solution(lambda: lambda) - limit).norm <= bound)
    }
  }

  @Test(arguments: precisions) func `has norms that need no solution`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 8)
      for (rows, columns) in generator.shapes() {
        let a = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
        let b = Matrix<Scalar>.gaussian(rows: rows, columns: 1, using: &generator)[column: 0]
        let path = try RidgePath(a, b)
        for lambda: Scalar in [0, 0.5, 30] {
          let x = try path.solution(lambda: lambda)
          let bound = rounding(a) * (a.frobeniusNorm * x.norm + b.norm)
          #expect(try abs(path.solutionNorm(lambda: lambda) - x.norm) <= rounding(a) * x.norm)
          #expect(try abs(path.residualNorm(lambda: lambda) - (a * x - b).norm) <= bound)
        }
      }
    }
    try check(scalar)
  }

  @Test func `shortens the solution and lengthens the residual`() throws {
    var generator = SplitMix64(seed: 9)
    let a = Matrix<Double>.gaussian(rows: 20, columns: 12, using: &generator)
    let b = Matrix<Double>.gaussian(rows: 20, columns: 1, using: &generator)[column: 0]
    let path = try RidgePath(a, b)
    let lambdas = [0] + (-6...6).map { Double.pow(10, $0) }
    for (small, large) in zip(lambdas, lambdas.dropFirst()) {
      #expect(try path.solutionNorm(lambda: small) > path.solutionNorm(lambda: large))
      #expect(try path.residualNorm(lambda: small) < path.residualNorm(lambda: large))
      #expect(
        try path.effectiveDegreesOfFreedom(lambda: small)
          > path.effectiveDegreesOfFreedom(lambda: large))
    }
  }

  @Test func `has as many degrees of freedom as the trace of its projector`() throws {
    var generator = SplitMix64(seed: 10)
    let a = try Matrix<Double>.random(
      rows: 8, columns: 11, singularValues: [5, 2, 1], using: &generator)
    let path = try RidgePath(a, .zero(8))
    #expect(try abs(path.effectiveDegreesOfFreedom(lambda: 0) - 3) < 1e-14)
    for lambda in [0.1, 1, 10] {
      let trace = try (a * a.ridge(.identity(8), lambda: lambda)).trace
      #expect(try abs(path.effectiveDegreesOfFreedom(lambda: lambda) - trace) < 1e-13)
    }
  }

  @Test func `has a path without a jump at zero, even for a matrix of low rank`() throws {
    var generator = SplitMix64(seed: 11)
    let a = try Matrix<Double>.random(
      rows: 30, columns: 20, singularValues: [1, 0.5], using: &generator)
    let b = Matrix<Double>.gaussian(rows: 30, columns: 1, using: &generator)[column: 0]
    let path = try RidgePath(a, b)
    let atZero = try path.solution(lambda: 0)
    for lambda in [1e-12, 1e-30, 1e-200, 1e-300] {
      #expect(try (path.solution(lambda: lambda) - atZero).norm < 1e-10)
    }
  }

  @Test func `works at scales whose squares overflow`() throws {
    let a = Matrix<Double>(diagonal: [3e200, 1e200], rows: 3, columns: 2)
    let path = try RidgePath(a, [3e200, 1e200, 0])
    #expect(try (path.solution(lambda: 0) - [1, 1]).norm < 1e-15)
    #expect(try (path.solution(lambda: 1) - [1, 1]).norm < 1e-15)
    #expect(try path.residualNorm(lambda: 1) < 1e-90)
    let tiny = try RidgePath(a.scaled(by: 1e-180).scaled(by: 1e-180), [1, 1, 1])
    #expect(try tiny.solution(lambda: 1).norm < 1e-100)
  }

  @Test(arguments: [-1, -1e-300, .nan, .infinity]) func `refuses a weight without a meaning`(
    _ lambda: Double
  ) throws {
    let a = Matrix<Double>.hilbert(3)
    let path = try RidgePath(a, [1, 2, 3])
    for attempt in [
      { _ = try path.solution(lambda: lambda) }, { _ = try path.residualNorm(lambda: lambda) },
      { _ = try path.solutionNorm(lambda: lambda) },
      { _ = try path.effectiveDegreesOfFreedom(lambda: lambda) },
      { _ = try a.ridge([1, 2, 3], lambda: lambda) },
    ] {
      let error = #expect(throws: LinearAlgebraError.self) { try attempt() }
      #expect(error?.description.contains("ridge parameter λ") == true)
    }
    #expect(throws: LinearAlgebraError.self) { try RidgePath(a, [1, .nan, 3]) }
  }
}
