import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions08

typealias StepAnswer = (Tensor<Double>, [Matrix<Double>], Int) throws -> Matrix<Double>

let leastSquaresStep: Exercise = Exercise(
  "LeastSquaresStep",
  learner: { call in { x, factors, mode in try call(x, factors, mode) } },
  reference: Solutions08.leastSquaresStep(_:factors:mode:),
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: stepMistakes()
) { (answer: StepAnswer, exam: Exam) in
  for (name, x, factors, mode, expected, tolerance) in try small() + random() + dependent() + ill()
  {
    exam.begin(name, given: ["X": x, "factors": factors, "mode": mode])
    let got = try answer(x, factors, mode)
    try exam.expect(
      got, closeTo: expected, within: tolerance, as: "the factor of least norm among the best")
    try exam.expect(
      got.isFinite, as: "the factor", expected: expected.exhibit, got: got.exhibit)
  }
}

private typealias Case = (
  name: String, x: Tensor<Double>, factors: [Matrix<Double>], mode: Int, expected: Matrix<Double>,
  tolerance: Double
)

/// The Khatri-Rao product of all factors but one, in which the index of the first runs fastest.
func product(of factors: [Matrix<Double>], but mode: Int) -> Matrix<Double> {
  var product = Matrix<Double>(rows: 1, columns: factors[mode].columns, repeating: 1)
  for factor in factors.indices.filter({ $0 != mode }).map({ factors[$0] }) {
    let before = product
    product = Matrix(rows: before.rows * factor.rows, columns: before.columns) { i, r in
      before[i % before.rows, r] * factor[i / before.rows, r]
    }
  }
  return product
}

/// Matrices of two rows, and a tensor of three terms, for which a step can be made by hand.
private func small() -> [Case] {
  let x = Tensor<Double>([[2, 6], [4, 12]])
  let old: Matrix<Double> = [[7], [7]]
  func step(
    _ name: String, _ x: Tensor<Double>, _ other: Matrix<Double>, old: Matrix<Double>? = nil,
    _ expected: Matrix<Double>
  ) -> Case {
    let seven = Matrix<Double>(rows: x.sizes[0], columns: other.columns, repeating: 7)
    return (name, x, [old ?? seven, other], 0, expected, 1e-12)
  }
  let vectors: [Vector<Double>] = [[1, 2], [1, -2, 4], [3, 1]]
  let rankOne = Tensor(outer: vectors)
  let (one, two): (Matrix<Double>, Matrix<Double>) = ([[1], [3]], [[1, 1], [3, 3]])
  let twice: Matrix<Double> = [[1, 2], [3, 6]]
  return [
    step("the statement's example", x, one, [[2], [4]]),
    ("mode 1 of a matrix", x, [[[1], [1]], old], 1, [[3], [9]], 1e-12),
    step("a matrix that is not met", Tensor([[5, 5], [4, 12]]), one, [[2], [4]]),
  ]
    + (0..<3).map { mode in
      (
        "one term of order 3, mode \(mode)", rankOne, vectors.map { Matrix(column: $0) }, mode,
        Matrix(column: vectors[mode]), 1e-12
      )
    } + [
      step("two equal terms", x, two, [[1, 1], [2, 2]]),
      step(
        "two equal terms", Tensor([[0.1, 0.3, 0.7]]), [[0.1, 0.1], [0.3, 0.3], [0.7, 0.7]],
        [[0.5, 0.5]]),
      step(
        "two equal terms", Tensor([[0.1, 0.2, 0.9, 0.4]]),
        [[0.1, 0.1], [0.2, 0.2], [0.9, 0.9], [0.4, 0.4]], [[0.5, 0.5]]),
      step("a term that is twice another", x, twice, [[0.4, 0.8], [0.8, 1.6]]),
      step("a term of zeros", x, [[1, 0], [3, 0]], [[2, 0], [4, 0]]),
      step("a factor of zeros", x, [[0, 0], [0, 0]], [[0, 0], [0, 0]]),
      step(
        "three terms for two columns", Tensor([[3, 0], [0, 3]]), [[1, 0, 1], [0, 1, 1]],
        [[2, -1, 1], [-1, 2, 1]]),
      step(
        "a single entry, two terms", Tensor(sizes: [1, 1], repeating: 5), [[3, 4]], [[0.6, 0.8]]),
      step("a tensor of zeros", .zero(sizes: [2, 2]), one, [[0], [0]]),
      step(
        "an old factor that is not a number", x, two, old: [[.nan, 1], [.infinity, 1]],
        [[1, 1], [2, 2]]),
    ]
    + Unit.extremes.flatMap { unit -> [Case] in
      let (result, back) = (unit([[0.4, 0.8], [0.8, 1.6]]), unit.power(-1))
      return [
        step("X \(unit.name)", unit(x), twice, result),
        step("A₁ \(unit.name)", x, unit(twice), [[0.4, 0.8], [0.8, 1.6]] * back),
        step("both \(unit.name)", unit(x), unit(twice), [[0.4, 0.8], [0.8, 1.6]]),
      ]
    }
}

/// Random factors with independent columns: here a QR factorization of the product solves as well.
private func random() throws -> [Case] {
  var generator = SplitMix64(seed: 84)
  return try [
    ([4, 5, 3], 2), ([6, 4], 3), ([3, 1, 4], 2), ([3, 2, 4, 3], 3), ([2, 3, 2, 2, 3], 2),
  ]
  .flatMap { sizes, terms in
    let x = Tensor<Double>.gaussian(sizes: sizes, using: &generator)
    let factors = sizes.map {
      Matrix<Double>.gaussian(rows: $0, columns: terms, using: &generator)
    }
    return try sizes.indices.map { mode -> Case in
      let p = product(of: factors, but: mode)
      let best = try p.leastSquares(x.unfolding(mode).transposed()).transposed()
      return ("sizes \(words(sizes)), mode \(mode)", x, factors, mode, best, 1e-9)
    }
  }
}

/// Factors for which `P = QM` with independent columns Q: the best `B` for Q, spread by `B (Mᵀ)⁺`.
private func dependent() throws -> [Case] {
  let combinations: [(name: String, m: Matrix<Double>)] = [
    ("two equal terms of three", [[1, 0, 1], [0, 1, 0]]),
    ("terms in the proportion 1 : 2 : -1", [[1, 2, 0, -1], [0, 0, 1, 0]]),
    ("one term of three is zero", [[1, 0, 0], [0, 0, 1]]),
    ("a term that is the sum of two", [[1, 0, 1], [0, 1, 1]]),
  ]
  var generator = SplitMix64(seed: 841)
  return try (1...3).flatMap { round in
    try combinations.flatMap { name, m in
      let x = Tensor<Double>.gaussian(sizes: [3, 9], using: &generator)
      let q = Matrix<Double>.gaussian(rows: 9, columns: m.rows, using: &generator)
      let best = try q.leastSquares(x.unfolding(0).transposed()).transposed()
      let spread = try m.rowGram().solve(m)
      let old = Matrix<Double>.gaussian(rows: 3, columns: m.columns, using: &generator)
      return Unit.all.map { unit -> Case in
        (
          "\(name), A₁ \(unit.name)", x, [old, unit(q * m)], 0, best * spread * unit.power(-1), 1e-9
        )
      }
    }
  }
}

/// Columns that are nearly dependent, of tensors that the best factor meets exactly, so that its error is
/// a multiple of `εκ`.
private func ill() throws -> [Case] {
  // The first column and the last are equal but for 5 ε, which makes a singular value of 2.5 ε; the
  // tensor has a part in the direction of that difference.
  let h = Matrix<Double>.hadamard(3)
  var twins = h[columns: [0, 1, 2, 0]]
  for i in 0..<8 { twins[i, 3] += 5 * .ulpOfOne * h[i, 3] }
  let beside: Matrix<Double> = [[4, 2, -1, 1]]
  let alike: Case = (
    "two terms that are equal to rounding", Tensor(beside * h[columns: 0..<4].transpose),
    [[[7, 7, 7, 7]], twins], 0, [[2, 2, -1, 2]], 1e-9
  )

  let best: Matrix<Double> = [[1, 2], [3, -1]]
  let limit = Threshold(at: 1e-12, gap: 0.01)
  // Singular values in the ratio t / 2, to first order.
  let nearly: Matrix<Double> = [[1, 1], [0, 2 * limit.above], [0, 0]]
  var generator = SplitMix64(seed: 842)
  func met(_ name: String, _ p: Matrix<Double>, _ a: Matrix<Double>, _ tolerance: Double) -> Case {
    (name, Tensor(a * p.transpose), [a.map { _ in 0 }, p], 0, a, tolerance)
  }
  let wide = Matrix<Double>.gaussian(rows: 2, columns: 6, using: &generator)
  func falling(_ name: String, _ values: Vector<Double>, _ tolerance: Double) throws -> Case {
    let p = try Matrix<Double>.random(
      rows: 9, columns: values.count, singularValues: values, using: &generator)
    return met(name, p, wide[columns: 0..<values.count], tolerance)
  }
  let parallel = Matrix<Double>.nearlyParallel(
    rows: 5, columns: 3, spread: 1e-5, using: &generator)
  return [
    alike, met("a singular value just above the limit", nearly, best, 1e-2),
    met("three nearly parallel columns", parallel, wide[columns: 0..<3], 1e-8),
    try falling("singular values that fall fast", .geometric(6, from: 1, to: 1e-9), 1e-5),
    try falling("singular values that fall slowly", .algebraic(6), 1e-11),
    try falling("singular values that repeat", .staircase(6, tread: 2, ratio: 1e-4), 1e-6),
  ]
}
