import Attempts
import Grading
import LinearAlgebra
import Solutions07

private typealias Answer = (Matrix<Double>, Matrix<Double>, Double) throws -> Int

let suggestedRank: Exercise = Exercise(
  "SuggestedRank",
  learner: { call in { before, after, energy in try call(before, after, energy) } },
  reference: Solutions07.suggestedRank,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: mistakes
) { answer, exam in
  let zero = Matrix<Double>(rows: 3, columns: 3, repeating: 0)
  let steps: Matrix<Double> = [[3, 0, 0], [0, 2, 0], [0, 0, 1]]
  for (energy, rank) in [(0.5, 1), (0.9, 2), (0.95, 3), (1, 3), (1e-16, 1)] {
    exam.begin("diag(3, 2, 1)", given: ["ΔW": steps, "energy": energy])
    try exam.expect(try answer(zero, steps, energy), equals: rank, as: "the rank")
  }
  var generator = SplitMix64(seed: 75)
  let base = 10 * Matrix<Double>.gaussian(rows: 12, columns: 8, using: &generator)
  let update = try Matrix.random(
    rows: 12, columns: 8, singularValues: [2, 1.5, 1], using: &generator)
  for (energy, rank) in [(0.5, 1), (0.8, 2), (0.95, 3)] {
    exam.begin("a weight that is not zero", given: ["ΔW": update, "energy": energy])
    try exam.expect(try answer(base, base + update, energy), equals: rank, as: "the rank")
  }
  let empty = Matrix<Double>(rows: 12, columns: 8, repeating: 0)
  exam.begin("all of the energy", given: ["ΔW": update])
  try exam.expect(try answer(empty, update, 1), equals: 3, as: "the rank")
  exam.begin("a tiny update", given: ["ΔW": 1e-200 * update])
  try exam.expect(try answer(empty, 1e-200 * update, 0.95), equals: 3, as: "the rank")
  exam.begin("no update", given: ["W": base])
  try exam.expect(try answer(base, base, 0.9), equals: 0, as: "the rank")
  exam.begin("no entries")
  let none = Matrix<Double>(rows: 0, columns: 4, repeating: 0)
  try exam.expect(try answer(none, none, 0.9), equals: 0, as: "the rank")
  for (name, energy) in [
    ("a share above 1", 1.5), ("share 0", 0), ("a negative share", -0.5), ("share NaN", .nan),
  ] {
    exam.begin(name, given: ["energy": energy])
    try exam.expectError(as: "an impossible share") { try answer(zero, steps, energy) }
  }
}

private func count(
  _ before: Matrix<Double>, _ after: Matrix<Double>, _ share: Double, _ size: (Double) -> Double
) throws -> Int {
  let sizes = try (after - before).singularValues().map(size)
  let total = sizes.reduce(0, +)
  var (rank, sum) = (0, 0.0)
  while rank < sizes.count && sum < share * total * (1 - 1e-14) {
    sum += sizes[rank]
    rank += 1
  }
  return rank
}

private var mistakes: [Mistake<Answer>] {
  [
    Mistake("adds singular values, not squares", caughtAt: "diag(3, 2, 1)") { before, after, e in
      guard e > 0 && e <= 1 else { throw Solutions07.ImpossibleShare(share: e) }
      return try count(before, after, e) { $0 }
    },
    Mistake("looks at the new weight, not at the update", caughtAt: "a weight that is not zero") {
      before, after, e in
      try Solutions07.suggestedRank(
        before: .init(rows: after.rows, columns: after.columns, repeating: 0), after: after,
        energy: e)
    },
    Mistake("squares numbers that vanish", caughtAt: "a tiny update") { before, after, e in
      guard e > 0 && e <= 1 else { throw Solutions07.ImpossibleShare(share: e) }
      return try count(before, after, e) { $0 * $0 }
    },
    Mistake("gives one too few", caughtAt: "diag(3, 2, 1)") { before, after, e in
      try max(0, Solutions07.suggestedRank(before: before, after: after, energy: e) - 1)
    },
    Mistake("takes any share", caughtAt: "a share above 1") { before, after, e in
      e > 1 ? after.rows : try Solutions07.suggestedRank(before: before, after: after, energy: e)
    },
    Mistake("gives rank 0 to a tiny share", caughtAt: "diag(3, 2, 1)") { before, after, e in
      let rank = try Solutions07.suggestedRank(before: before, after: after, energy: e)
      return e < 1e-14 ? 0 : rank
    },
    Mistake("gives rank 1 to no update", caughtAt: "no update") { before, after, e in
      try max(1, Solutions07.suggestedRank(before: before, after: after, energy: e))
    },
  ]
}
