import Attempts
import Grading
import LinearAlgebra
import Solutions02

let numericalRank: Exercise = Exercise(
  "NumericalRank",
  learner: { call in { singularValues, rows, columns in try call(singularValues, rows, columns) } },
  reference: Solutions02.numericalRank,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: limitMistakes() + refusalMistakes()
) { answer, exam in
  for (name, sigma, rows, columns, rank) in spectra + spectraAtTheLimit() {
    exam.begin(name, given: ["σ": sigma, "rows": rows, "columns": columns])
    try exam.expect(try answer(sigma, rows, columns), equals: rank, as: "the numerical rank")
  }
  var generator = SplitMix64(seed: 23)
  for rank in [1, 4, 9] {
    let left = Matrix<Double>.gaussian(rows: 30, columns: rank, using: &generator)
    let right = Matrix<Double>.gaussian(rows: rank, columns: 20, using: &generator)
    let sigma = try (left * right).singularValues()
    exam.begin("a product of thin factors of rank \(rank)", given: ["σ": sigma])
    try exam.expect(try answer(sigma, 30, 20), equals: rank, as: "the numerical rank")
  }
  try exam.expectRefusals(
    of: [
      "a NaN among the values": [.nan, 1], "a NaN further on": [3, .nan, 1],
      "a NaN at the end": [3, 2, .nan], "an infinite value": [.infinity, 1],
      "an infinite value, negative": [3, 2, -.infinity], "nothing but NaN": [.nan],
    ] as KeyValuePairs<String, Vector<Double>>,
    given: { ["σ": $0] }, by: { try answer($0, $0.count, $0.count) })
}

private typealias Answer = (Vector<Double>, Int, Int) throws -> Int

private typealias Case = (
  name: String, sigma: Vector<Double>, rows: Int, columns: Int, rank: Int
)

private let spectra: [Case] = [
  ("diag(3, 2)", [3, 2], 2, 2, 2),
  ("rounding instead of zeros", [5, 2, 3e-16, 1e-17], 6, 4, 2),
  ("small but real", [1, 1e-9, 1e-13], 3, 3, 3),
  ("a gap that is none", [1, 1e-12], 2, 2, 2),
  ("in steps, each above the limit of the last", [1, 1e-10, 1e-20], 3, 3, 2),
  ("a large matrix", [1, 1e-13], 2000, 2, 1),
  ("large values, but finite", [1.5e308, 1.5e308, 1e308, 1e290], 4, 4, 3),
  ("large values of a large matrix", [1e308, 1e297], 2000, 2, 2),
  ("values near the smallest", [1e-305, 1e-306], 3, 2, 2),
  ("a matrix of zeros", [0, 0, 0], 3, 5, 0),
  ("zeros at the end", [1, 1, 0, 0], 4, 4, 2),
  ("no singular values", [], 0, 4, 0),
]

/// Values beside `max(m, n)·ε·σ₁`, where another limit would decide otherwise.
///
/// The largest comes three times: so the norm of the spectrum and its sum are larger.
private func spectraAtTheLimit() -> [Case] {
  let shapes = [(3, 7), (7, 3), (5, 5)]
  let near = shapes.flatMap { rows, columns -> [Case] in
    let limit = Threshold(at: Double(max(rows, columns)) * .ulpOfOne)
    return [
      ("just above the limit, \(rows) × \(columns)", [1, 1, limit.above], rows, columns, 3),
      ("just below the limit, \(rows) × \(columns)", [1, 1, limit.below], rows, columns, 2),
    ]
  }
  let scaled = Unit.extremes.flatMap { unit in
    near.suffix(2).map { ("\($0.0), \(unit.name)", unit($0.1), $0.2, $0.3, $0.4) }
  }
  // 2·ε is a power of two, so the tolerance of a 2 × 2 matrix with σ₁ = 1 is exact.
  return near + scaled + [("a value at the limit", [1, 2 * .ulpOfOne], 2, 2, 1)]
}

/// What people really get wrong about the limit.
private func limitMistakes() -> [Mistake<Answer>] {
  typealias Limit = (_ sigma: Vector<Double>, _ rows: Int, _ columns: Int) -> Double
  let limits: [(description: String, caughtAt: String, limit: Limit)] = [
    ("counts what is not zero", "rounding instead of zeros", { _, _, _ in 0 }),
    ("compares with a fixed 1e-10", "small but real", { _, _, _ in 1e-10 }),
    (
      "has a limit without a unit", "large values, but finite",
      { _, m, n in times(max(m, n), 1) }
    ),
    ("compares with 1e-12 σ₁", "small but real", { s, _, _ in 1e-12 * (s.first ?? 0) }),
    ("forgets the shape", "a large matrix", { s, _, _ in .ulpOfOne * (s.first ?? 0) }),
    ("takes the shorter side", "a large matrix", { times(min($1, $2), $0.first ?? 0) }),
    ("takes the rows", "just below the limit, 3 × 7", { s, m, _ in times(m, s.first ?? 0) }),
    ("takes the columns", "a large matrix", { s, _, n in times(n, s.first ?? 0) }),
    (
      "takes the number of values", "a large matrix", { s, _, _ in times(s.count, s.first ?? 0) }
    ),
    (
      "multiplies the sides", "just above the limit, 3 × 7",
      { s, m, n in times(m * n, s.first ?? 0) }
    ),
    ("adds the sides", "just above the limit, 3 × 7", { s, m, n in times(m + n, s.first ?? 0) }),
    ("compares with the norm", "large values, but finite", { times(max($1, $2), $0.norm) }),
    (
      "compares with the sum", "large values, but finite",
      { s, m, n in times(max(m, n), s.elements.reduce(0, +)) }
    ),
    (
      "compares with the last value", "rounding instead of zeros",
      { times(max($1, $2), $0.last ?? 0) }
    ),
    (
      "multiplies by σ₁ first, which overflows", "large values, but finite",
      { Double(max($1, $2)) * ($0.first ?? 0) * .ulpOfOne }
    ),
    (
      "never goes below 1e-300", "values near the smallest",
      { max(1e-300, times(max($1, $2), $0.first ?? 0)) }
    ),
  ]
  let rules = limits.map { description, caughtAt, limit in
    Mistake<Answer>(description, caughtAt: caughtAt) { s, rows, columns in
      try finite(s)
      let tolerance = limit(s, rows, columns)
      return s.count { $0 > tolerance }
    }
  }
  return rules + [
    Mistake("counts the limit itself", caughtAt: "a value at the limit") { s, rows, columns in
      try finite(s)
      return s.count { $0 >= times(max(rows, columns), s.first ?? 0) && $0 > 0 }
    },
    Mistake("counts zeros of a zero matrix", caughtAt: "a matrix of zeros") { s, rows, columns in
      try finite(s)
      return s.count { $0 >= times(max(rows, columns), s.first ?? 0) }
    },
    Mistake("stops at the first large gap", caughtAt: "a gap that is none") { s, _, _ in
      try finite(s)
      if s.isEmpty || s[0] == 0 { return 0 }
      return s.indices.dropFirst().first { s[$0] < 1e-10 * s[$0 - 1] } ?? s.count
    },
    Mistake(
      "compares with the value before", caughtAt: "in steps, each above the limit of the last"
    ) { s, rows, columns in
      try finite(s)
      if s.isEmpty || s[0] == 0 { return 0 }
      return s.indices.dropFirst().first { s[$0] <= times(max(rows, columns), s[$0 - 1]) }
        ?? s.count
    },
  ]
}

/// What people really get wrong about values that are no numbers.
private func refusalMistakes() -> [Mistake<Answer>] {
  let rules: [(description: String, caughtAt: String, isRefused: (Vector<Double>) -> Bool)] = [
    ("lets NaN through", "a NaN among the values", { _ in false }),
    ("looks at the first value only", "a NaN further on", { !($0.first ?? 0).isFinite }),
    ("leaves out the last value", "a NaN at the end", { !$0.dropLast().allSatisfy(\.isFinite) }),
    ("looks for NaN only", "an infinite value", { $0.contains(where: \.isNaN) }),
    ("looks for infinities only", "a NaN among the values", { $0.contains(where: \.isInfinite) }),
    (
      "looks for NaN and +∞ only", "an infinite value, negative",
      { $0.contains { $0.isNaN || $0 == .infinity } }
    ),
    (
      "refuses a sum that overflows", "large values, but finite",
      { !$0.elements.reduce(0, +).isFinite }
    ),
    ("refuses a norm that overflows", "large values, but finite", { !$0.norm.isFinite }),
    ("refuses an empty list", "no singular values", { $0.isEmpty || !$0.allSatisfy(\.isFinite) }),
  ]
  return rules.map { description, caughtAt, isRefused in
    Mistake<Answer>(description, caughtAt: caughtAt) { s, rows, columns in
      if isRefused(s) { throw Solutions02.NotFinite(value: .nan) }
      return s.count { $0 > times(max(rows, columns), s.first ?? 0) }
    }
  }
}

private func times(_ size: Int, _ largest: Double) -> Double {
  Double(size) * .ulpOfOne * largest
}

private func finite(_ sigma: Vector<Double>) throws {
  if let bad = sigma.first(where: { !$0.isFinite }) { throw Solutions02.NotFinite(value: bad) }
}
