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
  let zero = Matrix<Double>.zero(rows: 3, columns: 3)
  let steps: Matrix<Double> = [[3, 0, 0], [0, 2, 0], [0, 0, 1]]
  let shares = [Threshold(at: 9.0 / 14, gap: 1e-9), Threshold(at: 13.0 / 14, gap: 1e-9)]
  let wanted: [(energy: Double, rank: Int)] = [
    (0.5, 1), (0.9, 2), (0.95, 3), (1, 3), (1e-16, 1), (1e-300, 1),
    (shares[0].below, 1), (shares[0].above, 2), (shares[1].below, 2), (shares[1].above, 3),
  ]
  for (energy, rank) in wanted {
    exam.begin("diag(3, 2, 1), e = \(energy)", given: ["ΔW": steps, "e": energy])
    try exam.expect(try answer(zero, steps, energy), equals: rank, as: "the rank")
  }
  for unit in Unit.extremes + [Unit(exponent: -660), Unit(exponent: 660)] {
    exam.begin("diag(3, 2, 1) \(unit.name)", given: ["ΔW": unit(steps), "e": 0.95])
    try exam.expect(try answer(zero, unit(steps), 0.95), equals: 3, as: "the rank")
  }
  let deficient: Matrix<Double> = [[3, 0, 0], [0, 2, 0], [0, 0, 0]]
  exam.begin("diag(3, 2, 0), e = 0.9", given: ["ΔW": deficient, "e": 0.9])
  try exam.expect(try answer(zero, deficient, 0.9), equals: 2, as: "the rank")
  // Whole numbers: nothing is rounded.
  let whole: Matrix<Double> = [[1, 2, 3], [4, 5, 6], [7, 8, 10]]
  for unit in Unit.extremes {
    let (before, after) = (unit(whole), unit(whole + steps))
    exam.begin(
      "two weights \(unit.name)", given: ["before": before, "after": after, "e": 0.95])
    try exam.expect(try answer(before, after, 0.95), equals: 3, as: "the rank")
  }
  var generator = SplitMix64(seed: 75)
  for item in updates {
    let base =
      10 * Matrix<Double>.gaussian(rows: item.rows, columns: item.columns, using: &generator)
    let update = try Matrix.random(
      rows: item.rows, columns: item.columns, singularValues: item.sigma, using: &generator)
    for (energy, rank) in item.wanted {
      exam.begin(
        "\(item.name), e = \(energy)", given: ["σ(ΔW)": item.sigma, "W₀": base, "e": energy])
      try exam.expect(try answer(base, base + update, energy), equals: rank, as: "the rank")
    }
  }
  let base = Matrix<Double>.gaussian(rows: 4, columns: 3, using: &generator)
  exam.begin("no update", given: ["W": base])
  try exam.expect(try answer(base, base, 0.9), equals: 0, as: "the rank")
  exam.begin("no update, all of the energy", given: ["W": base])
  try exam.expect(try answer(base, base, 1), equals: 0, as: "the rank")
  exam.begin("no entries")
  let none = Matrix<Double>.zero(rows: 0, columns: 4)
  try exam.expect(try answer(none, none, 0.9), equals: 0, as: "the rank")
  try exam.expectRefusals(
    of: [
      "a share just above 1": 1 + 1e-9, "a share of 2": 2, "share 0": 0,
      "a negative share": -0.5, "share NaN": .nan, "share ∞": .infinity,
    ],
    given: { ["e": $0] }, by: { try answer(zero, steps, $0) })
  try exam.expectRefusals(
    of: ["a share above 1 of no update": 1.5, "share NaN of no update": .nan],
    given: { ["ΔW": zero, "e": $0] }, by: { try answer(zero, zero, $0) })
}

private struct Update {
  let name: String
  let rows: Int
  let columns: Int
  let sigma: Vector<Double>
  let wanted: [(energy: Double, rank: Int)]
}

/// Updates of weights that are not zero themselves: a share of 1 leaves out what is only rounding.
private let updates = [
  Update(
    name: "a tall weight", rows: 8, columns: 6, sigma: [2, 1.5, 1],
    wanted: [(0.5, 1), (0.8, 2), (0.95, 3), (1, 3)]),
  Update(
    name: "a wide weight", rows: 6, columns: 9, sigma: [4, 3],
    wanted: [(0.63, 1), (0.65, 2), (1, 2)]),
  Update(
    name: "equal singular values", rows: 7, columns: 7, sigma: [2, 2, 2, 2],
    wanted: [(0.25 - 1e-9, 1), (0.25 + 1e-9, 2), (0.5 - 1e-9, 2), (0.5 + 1e-9, 3), (1, 4)]),
  // The last one has 1.6e-5 of the energy.
  Update(
    name: "a small singular value", rows: 5, columns: 6, sigma: [1, 0.004],
    wanted: [(0.99, 1), (0.99998, 1), (0.99999, 2), (1, 2)]),
  // As small as a singular value may be that is not rounding.
  Update(
    name: "the smallest singular value", rows: 6, columns: 5, sigma: [1, 0.00101],
    wanted: [(0.9, 1), (1, 2)]),
  Update(name: "one layer", rows: 5, columns: 4, sigma: [0.3], wanted: [(1e-6, 1), (1, 1)]),
  Update(
    name: "full rank", rows: 3, columns: 3, sigma: [1, 0.9, 0.8],
    wanted: [(0.4, 1), (0.7, 2), (0.8, 3), (1, 3)]),
]

/// How many layers reach a share of what sizes add up to.
private func count(
  _ delta: Matrix<Double>, _ share: Double, slack: Double = 1e-14, size: (Double) -> Double
) throws -> Int {
  guard share > 0 && share <= 1 else { throw ImpossibleShare() }
  let sizes = try delta.singularValues().map(size)
  let total = sizes.reduce(0, +)
  var (rank, sum) = (0, 0.0)
  while rank < sizes.count && sum < share * total * (1 - slack) {
    sum += sizes[rank]
    rank += 1
  }
  return rank
}

/// The share of the energy, in the unit of the largest singular value.
private func rank(
  _ delta: Matrix<Double>, _ share: Double, slack: Double = 1e-14
) throws -> Int {
  let top = try delta.isEmpty ? 0 : delta.spectralNorm()
  return try count(delta, share, slack: slack) { top > 0 ? ($0 / top) * ($0 / top) : 0 }
}

private struct ImpossibleShare: Error {}

private var mistakes: [Mistake<Answer>] {
  [
    Mistake("adds singular values, not squares", caughtAt: "diag(3, 2, 1), e = 0.9") {
      before, after, e in try count(after - before, e) { $0 }
    },
    Mistake(
      "looks at the new weight, not at the update", caughtAt: "two weights times 2^-200"
    ) { _, after, e in try rank(after, e) },
    Mistake("squares numbers that vanish", caughtAt: "diag(3, 2, 1) times 2^-660") {
      before, after, e in try count(after - before, e) { $0 * $0 }
    },
    Mistake("stops below the share", caughtAt: "diag(3, 2, 1), e = 0.5") { before, after, e in
      let delta = after - before
      return try max(0, rank(delta, e) - 1)
    },
    Mistake("takes any share", caughtAt: "a share just above 1") { before, after, e in
      try e > 1 ? min(after.rows, after.columns) : rank(after - before, e)
    },
    Mistake("takes shares up to 1.5", caughtAt: "a share just above 1") { before, after, e in
      guard e > 0 && e <= 1.5 else { throw ImpossibleShare() }
      return try rank(after - before, min(e, 1))
    },
    Mistake("compares NaN", caughtAt: "share NaN") { before, after, e in
      if e <= 0 || e > 1 { throw ImpossibleShare() }
      return try e.isNaN ? 0 : rank(after - before, e)
    },
    Mistake("gives every update the rank 1 at least", caughtAt: "no update") {
      before, after, e in try max(1, rank(after - before, e))
    },
    Mistake(
      "allows itself a slack of 0.001", caughtAt: "diag(3, 2, 1), e = \(9.0 / 14 * (1 + 1e-9))"
    ) {
      before, after, e in try rank(after - before, e, slack: 1e-3)
    },
    Mistake("asks for the share to the last bit", caughtAt: "a tall weight, e = 1.0") {
      before, after, e in
      let sigma = try (after - before).singularValues()
      guard e > 0 && e <= 1 else { throw ImpossibleShare() }
      guard let top = sigma.first, top > 0 else { return 0 }
      return e < 1 ? try rank(after - before, e) : sigma.filter { $0 > 0 }.count
    },
    Mistake(
      "leaves out what is below 1 % of the largest", caughtAt: "a small singular value, e = 0.99999"
    ) { before, after, e in
      guard e > 0 && e <= 1 else { throw ImpossibleShare() }
      let sigma = try (after - before).singularValues()
      let top = sigma.first ?? 0
      let squares = sigma.filter { $0 > 0.01 * top }.map { ($0 / top) * ($0 / top) }
      let total = squares.reduce(0, +)
      var (rank, sum) = (0, 0.0)
      while rank < squares.count && sum < e * total * (1 - 1e-14) {
        sum += squares[rank]
        rank += 1
      }
      return rank
    },
  ]
}
