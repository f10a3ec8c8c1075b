import Attempts
import Grading
import LinearAlgebra
import Solutions08

private typealias Answer = (Tensor<Double>, [Matrix<Double>], Int) throws -> Matrix<Double>

/// The Khatri-Rao product of all factors but one, in the given order, first one slowest.
private func product(_ factors: [Matrix<Double>]) throws -> Matrix<Double> {
  try factors.dropFirst().reduce(factors[0]) { try Solutions08.khatriRao($0, $1) }
}

private func others(_ factors: [Matrix<Double>], _ mode: Int) -> [Matrix<Double>] {
  factors.indices.filter { $0 != mode }.map { factors[$0] }
}

let leastSquaresStep: Exercise = Exercise(
  "LeastSquaresStep",
  learner: { call in { x, factors, mode in try call(x, factors, mode) } },
  reference: Solutions08.leastSquaresStep(_:factors:mode:) as Answer,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("multiplies the factors in the wrong order", caughtAt: "mode 0 of order 3") {
      x, factors, mode in
      let p = try product(others(factors, mode))
      return try p.leastSquares(x.unfolding(mode).transposed()).transposed()
    },
    Mistake("forgets to divide by the Gram matrix", caughtAt: "the statement's example") {
      x, factors, mode in
      x.unfolding(mode) * (try product(others(factors, mode).reversed()))
    },
    Mistake("includes the factor itself in the Gram matrix", caughtAt: "the statement's example") {
      x, factors, mode in
      let p = try product(others(factors, mode).reversed())
      let ones = Matrix<Double>(rows: p.columns, columns: p.columns, repeating: 1)
      let gram = factors.reduce(ones) { $0.hadamard($1.gram()) }
      return try gram.solve((x.unfolding(mode) * p).transposed()).transposed()
    },
    Mistake("returns the transpose", caughtAt: "the statement's example") { x, factors, mode in
      try Solutions08.leastSquaresStep(x, factors: factors, mode: mode).transposed()
    },
    Mistake("fails when two terms are equal", caughtAt: "two equal terms") { x, factors, mode in
      let p = try product(others(factors, mode).reversed())
      return try p.leastSquares(x.unfolding(mode).transposed()).transposed()
    },
    Mistake("adds a ridge that is never taken away", caughtAt: "the statement's example") {
      x, factors, mode in
      let p = try product(others(factors, mode).reversed())
      let gram = p.gram() + 1e-3 * Matrix<Double>.identity(p.columns)
      return try gram.solve((x.unfolding(mode) * p).transposed()).transposed()
    },
  ]
) { answer, exam in
  let small = Tensor<Double>(sizes: [2, 2], columnMajor: [2, 4, 6, 12])
  let smallFactors: [Matrix<Double>] = [[[7], [7]], [[1], [3]]]
  exam.begin("the statement's example", given: ["X": small, "A₁": smallFactors[1]])
  try exam.expect(try answer(small, smallFactors, 0), closeTo: [[2], [4]], as: "the factor")
  var generator = SplitMix64(seed: 84)
  for sizes in [[4, 5, 3], [6, 4], [3, 2, 4, 3]] {
    let x = Tensor<Double>.gaussian(sizes: sizes, using: &generator)
    let factors = sizes.map {
      Matrix<Double>.gaussian(rows: $0, columns: 2, using: &generator)
    }
    for mode in sizes.indices {
      exam.begin("mode \(mode) of order \(sizes.count)", given: ["X": x, "factors": factors])
      try expectBest(exam, try answer(x, factors, mode), x, factors, mode)
    }
  }
  let x = Tensor<Double>.gaussian(sizes: [4, 5, 3], using: &generator)
  var equal = [4, 5, 3].map { Matrix<Double>.gaussian(rows: $0, columns: 3, using: &generator) }
  for k in equal.indices { equal[k][column: 2] = equal[k][column: 0] }
  exam.begin("two equal terms", given: ["X": x, "factors": equal])
  let got = try answer(x, equal, 1)
  try expectBest(exam, got, x, equal, 1)
  try exam.expect(
    Matrix(column: got[column: 2]), closeTo: Matrix(column: got[column: 0]), within: 1e-7,
    as: "column 2 of the solution of least norm, which shares evenly with column 0")
}

/// At the minimum the residual is orthogonal to everything that the factor can reach.
private func expectBest(
  _ exam: Exam, _ got: Matrix<Double>, _ x: Tensor<Double>, _ factors: [Matrix<Double>], _ mode: Int
) throws {
  try exam.expect(
    got, hasShape: (x.sizes[mode], factors[mode].columns), as: "the factor")
  let p = try product(others(factors, mode).reversed())
  let residual = x.unfolding(mode) - got * p.transpose
  let slope = (residual * p).frobeniusNorm
  let scale = x.frobeniusNorm * p.frobeniusNorm
  try exam.expect(
    slope <= 1e-8 * scale, as: "the slope of the error at your factor",
    expected: "zero, to rounding", got: (slope / scale).formatted(digits: 2))
}
