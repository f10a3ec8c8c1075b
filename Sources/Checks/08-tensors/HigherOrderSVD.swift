import Attempts
import Grading
import LinearAlgebra
import Solutions08

private typealias Answer = (Tensor<Double>, [Int]) throws -> (
  core: Tensor<Double>, factors: [Matrix<Double>]
)

/// Mode products with all factors.
private func multiplied(_ core: Tensor<Double>, _ factors: [Matrix<Double>]) -> Tensor<Double> {
  factors.indices.reduce(core) { $0.multiplied(inMode: $1, by: factors[$1]) }
}

private func reference(_ x: Tensor<Double>, _ ranks: [Int]) throws -> (
  core: Tensor<Double>, factors: [Matrix<Double>]
) { try Solutions08.higherOrderSVD(x, ranks: ranks) }

let higherOrderSVD: Exercise = Exercise(
  "HigherOrderSVD",
  learner: { call in { x, ranks in try call(x, ranks) } },
  reference: Solutions08.higherOrderSVD(_:ranks:) as Answer, stub: { _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("takes the last singular vectors", caughtAt: "diag(3, 2) with ranks 1, 1") { x, ranks in
      let factors = try x.sizes.indices.map { mode in
        let u = try SVD(full: x.unfolding(mode)).u
        return u[columns: (u.columns - ranks[mode])..<u.columns]
      }
      let core = factors.indices.reduce(x) {
        $0.multiplied(inMode: $1, by: factors[$1].transpose)
      }
      return (core, factors)
    },
    Mistake("scales the factors by the singular values", caughtAt: "diag(3, 2) with ranks 1, 1") {
      x, ranks in
      let (core, factors) = try reference(x, ranks)
      return (core, factors.map { 2 * $0 })
    },
    Mistake("forgets to project the core", caughtAt: "diag(3, 2) with ranks 1, 1") { x, ranks in
      let (_, factors) = try reference(x, ranks)
      return (x, factors)
    },
    Mistake("cuts a corner of the tensor as the core", caughtAt: "sizes 5 × 4 × 6") { x, ranks in
      let (core, factors) = try reference(x, ranks)
      if x.order == 2 { return (core, factors) }
      return (Tensor(sizes: ranks) { x[$0] }, factors)
    },
    Mistake("uses coordinate axes as factors", caughtAt: "sizes 5 × 4 × 6") { x, ranks in
      let factors = zip(x.sizes, ranks).map {
        Matrix<Double>(diagonal: Vector(repeating: 1, count: $1), rows: $0, columns: $1)
      }
      return (Tensor(sizes: ranks) { x[$0] }, factors)
    },
    Mistake("takes any orthonormal factors", caughtAt: "diag(3, 2) with ranks 1, 1") { x, ranks in
      let factors = zip(x.sizes, ranks).map { size, rank in
        Matrix<Double>(rows: size, columns: rank) { _, j in
          j == 0 ? 1 / Double(size).squareRoot() : 0
        }
      }
      let core = factors.indices.reduce(x) {
        $0.multiplied(inMode: $1, by: factors[$1].transpose)
      }
      return (core, factors)
    },
    Mistake("uses the first mode's rank everywhere", caughtAt: "sizes 5 × 4 × 6") { x, ranks in
      try reference(x, ranks.map { _ in ranks[0] })
    },
  ]
) { answer, exam in
  let diagonal = Tensor<Double>([[3, 0], [0, 2]] as Matrix<Double>)
  exam.begin("diag(3, 2) with ranks 1, 1", given: ["X": diagonal])
  let single = try answer(diagonal, [1, 1])
  try expectGood(exam, single, diagonal, [1, 1])
  try exam.expect(single.core.elements[0].magnitude, closeTo: 3, as: "the magnitude of the core")
  var generator = SplitMix64(seed: 85)
  for (sizes, ranks) in [
    ([5, 4, 6], [2, 3, 4]), ([5, 4, 6], [5, 4, 6]), ([7, 1, 3], [2, 1, 2]),
    ([3, 4, 3, 2], [2, 2, 2, 2]),
    ([6, 5], [3, 3]),
  ] {
    let x = Tensor<Double>.gaussian(sizes: sizes, using: &generator)
    exam.begin("sizes \(x.shape)", given: ["X": x, "ranks": ranks])
    try expectGood(exam, try answer(x, ranks), x, ranks)
  }
  let core = Tensor<Double>.gaussian(sizes: [2, 2, 3], using: &generator)
  let factors = [(8, 2), (7, 2), (6, 3)].map {
    Matrix<Double>.gaussian(rows: $0.0, columns: $0.1, using: &generator)
  }
  let exact = multiplied(core, factors)
  exam.begin("a tensor with the ranks itself", given: ["X": exact, "ranks": [2, 2, 3]])
  try expectGood(exam, try answer(exact, [2, 2, 3]), exact, [2, 2, 3])
}

private func expectGood(
  _ exam: Exam, _ got: (core: Tensor<Double>, factors: [Matrix<Double>]), _ x: Tensor<Double>,
  _ ranks: [Int]
) throws {
  try exam.expect(got.core.sizes, equals: ranks, as: "the sizes of the core")
  try exam.expect(got.factors.count, equals: x.order, as: "the number of factors")
  var squares = 0.0
  for mode in x.sizes.indices {
    let factor = got.factors[mode]
    try exam.expect(factor, hasShape: (x.sizes[mode], ranks[mode]), as: "factor \(mode)")
    try exam.expect(orthonormalColumnsOf: factor, as: "factor \(mode)")
    let sigma = try x.unfolding(mode).singularValues()
    squares += sigma.elements.dropFirst(ranks[mode]).reduce(0) { $0 + $1 * $1 }
  }
  let error = (x - multiplied(got.core, got.factors)).frobeniusNorm
  let bound = squares.squareRoot() + 1e-10 * x.frobeniusNorm
  try exam.expect(
    error <= bound, as: "the error ‖X − X̂‖", expected: "at most \(bound.formatted(digits: 4))",
    got: error.formatted(digits: 4))
}
