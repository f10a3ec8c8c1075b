import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions02

let smallestRank: Exercise = Exercise(
  "SmallestRank",
  learner: { call in { epsilon, singularValues in try call(epsilon, singularValues) } },
  reference: Solutions02.smallestRank,
  stub: { _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { answer, exam in
  for (name, epsilon, sigma, rank) in cases() + casesAtTheLimit() {
    exam.begin(name, given: ["ε": epsilon, "σ": sigma])
    try exam.expect(try answer(epsilon, sigma), equals: rank, as: "the smallest k")
  }
  try exam.expectRefusals(
    of: [
      "a negative error": -0.1, "a tiny negative error": -1e-300, "an error of −∞": -.infinity,
      "an error of NaN": .nan,
    ],
    butNotOf: ["an error of 0": 0, "an error of ∞": .infinity],
    given: { ["ε": $0, "σ": [2, 1] as Vector<Double>] }, by: { try answer($0, [2, 1]) })
}

private typealias Answer = (Double, Vector<Double>) throws -> Int

private typealias Case = (name: String, epsilon: Double, sigma: Vector<Double>, rank: Int)

private func cases() -> [Case] {
  // 12² + 4² + 3² = 13², and dropping the last two leaves an error of 5/13.
  let sigma: Vector<Double> = [12, 4, 3]
  let fixed: [Case] = [
    ("σ = 12, 4, 3", 0.39, sigma, 1),
    ("σ = 12, 4, 3", 0.38, sigma, 2),
    ("σ = 12, 4, 3", 0.24, sigma, 2),
    ("σ = 12, 4, 3", 0.22, sigma, 3),
    ("one value", 0.5, [7], 1),
    ("no error allowed", 0, [3, 2, 1], 3),
    ("no error allowed, zeros at the end", 0, [3, 2, 0, 0], 2),
    ("everything may go", 1, [3, 2, 1], 0),
    ("more than everything", 7.5, [3, 2, 1], 0),
    ("any error at all", .infinity, [3, 2, 1], 0),
    ("a matrix of zeros", 0.1, [0, 0], 0),
    ("a matrix of zeros, no error allowed", 0, [0, 0], 0),
    ("no singular values", 0.1, [], 0),
    ("a tail far below the rounding", 1e-10, [1, 1e-9], 2),
    ("values near 1e200", 0.39, [12e200, 4e200, 3e200], 1),
    ("values near 1e-200", 0.38, [12e-200, 4e-200, 3e-200], 2),
    ("a value whose square vanishes", 0, [1, 1e-170], 2),
    ("a value whose square vanishes, some error allowed", 1e-170, [1, 1e-165], 2),
    ("values far apart", 0, [1e200, 1e-200], 2),
  ]
  return fixed + allErrorsAllowed()
    + (Unit.extremes + Unit.beyondSquares).flatMap { unit -> [Case] in
      [
        ("σ = 12, 4, 3 \(unit.name)", 0.39, unit(sigma), 1),
        ("σ = 12, 4, 3 \(unit.name)", 0.22, unit(sigma), 3),
      ]
    }
}

/// The error of dropping everything is exactly ‖A‖, however the tail was added up.
private func allErrorsAllowed() -> [Case] {
  var generator = SplitMix64(seed: 24)
  return (0..<20).map { _ in
    let values = (0..<8).map { _ in generator.gaussian().magnitude }
    return ("everything may go, random values", 1, Vector(values.sorted(by: >)), 0)
  }
}

/// An ε just above and just below each error of each kind of spectrum.
///
/// The gap is a millionth, and the errors are known to sixteen digits: rounding decides nothing.
private func casesAtTheLimit() -> [Case] {
  let random = Vector<Double>([2.1, 1.9, 1.4, 1.1, 0.9, 0.8, 0.4, 0.3])
  let spectra = [("random values", random)] + TypicalSpectrum.all(8).map { ($0.name, $0.values) }
  return spectra.flatMap { name, sigma -> [Case] in
    let count = sigma.count { $0 > 0 }
    return (1..<count).flatMap { k -> [Case] in
      let error = Threshold(at: sigma[k..<sigma.count].norm / sigma.norm, gap: 1e-6)
      // Rank k is enough just above its error; just below, one more is needed.
      return [
        ("just above an error, values \(name)", error.above, sigma, k),
        ("just below an error, values \(name)", error.below, sigma, k + 1),
      ]
    }
  }
}

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] {
  [
    Mistake("sums σ instead of σ²", caughtAt: "σ = 12, 4, 3") { epsilon, s in
      try firstRank(epsilon, s) { s.elements[$0...].reduce(0, +) / s.elements.reduce(0, +) }
    },
    Mistake("forgets the square of ε", caughtAt: "σ = 12, 4, 3") { epsilon, s in
      try firstRank(epsilon, s) { energy(s.elements[$0...]) / energy(s) }
    },
    Mistake("compares the next singular value alone", caughtAt: "σ = 12, 4, 3") { epsilon, s in
      try firstRank(epsilon, s) { $0 < s.count ? s[$0] / s[0] : 0 }
    },
    Mistake("compares the next value with the norm", caughtAt: "σ = 12, 4, 3") { epsilon, s in
      try firstRank(epsilon, s) { $0 < s.count ? s[$0] / s.norm : 0 }
    },
    Mistake("measures beside σ₁, not the norm", caughtAt: "σ = 12, 4, 3") { epsilon, s in
      try firstRank(epsilon, s) { s[$0..<s.count].norm / s[0] }
    },
    Mistake("measures beside nothing", caughtAt: "σ = 12, 4, 3") { epsilon, s in
      try firstRank(epsilon, s) { s[$0..<s.count].norm }
    },
    Mistake("keeps one too many", caughtAt: "σ = 12, 4, 3") { epsilon, s in
      min(try rank(epsilon, s) + 1, s.count)
    },
    Mistake("keeps one too few", caughtAt: "σ = 12, 4, 3") { epsilon, s in
      max(try rank(epsilon, s) - 1, 0)
    },
    Mistake("keeps one at least", caughtAt: "everything may go") { epsilon, s in
      max(try rank(epsilon, s), min(1, s.count))
    },
    Mistake(
      "allows a hundredth more", caughtAt: "just below an error, values random values"
    ) { epsilon, s in
      try rank(1.01 * epsilon, s)
    },
    Mistake("counts zeros at the end", caughtAt: "no error allowed, zeros at the end") {
      epsilon, s in
      if epsilon == 0 { return s.count }
      return try rank(epsilon, s)
    },
    Mistake("never goes below rounding", caughtAt: "a value whose square vanishes") { epsilon, s in
      let allowed = epsilon < 0 ? epsilon : max(epsilon, .ulpOfOne)
      return try rank(allowed, s)
    },
    Mistake("subtracts from the total energy", caughtAt: "a tail far below the rounding") {
      epsilon, s in
      let total = energy(s)
      return try firstRank(epsilon, s) {
        ((total - energy(s.elements[..<$0])) / total).squareRoot()
      }
    },
    Mistake("lets the squares overflow", caughtAt: "values near 1e200") { epsilon, s in
      try firstRank(epsilon, s) { (energy(s.elements[$0...]) / energy(s)).squareRoot() }
    },
    Mistake("lets a square vanish beside σ₁", caughtAt: "a value whose square vanishes") {
      epsilon, s in
      try firstRank(epsilon, s) { k in
        let scaled = s.map { $0 / s[0] }
        return (energy(scaled[k...]) / energy(scaled)).squareRoot()
      }
    },
    Mistake("lets a value vanish beside σ₁", caughtAt: "values far apart") { epsilon, s in
      try firstRank(epsilon, s) { k in
        let scaled = Vector(s.map { $0 / s[0] })
        return scaled[k..<s.count].norm / scaled.norm
      }
    },
    Mistake("refuses ε above 1", caughtAt: "more than everything") { epsilon, s in
      if epsilon > 1 { throw Solutions02.InvalidTolerance(value: epsilon) }
      return try rank(epsilon, s)
    },
    Mistake("refuses ε = ∞", caughtAt: "any error at all") { epsilon, s in
      if epsilon.isInfinite { throw Solutions02.InvalidTolerance(value: epsilon) }
      return try rank(epsilon, s)
    },
    Mistake("accepts a negative error", caughtAt: "a negative error") { epsilon, s in
      if epsilon.isNaN { throw Solutions02.InvalidTolerance(value: epsilon) }
      return try rank(max(0, epsilon), s)
    },
    Mistake("accepts an error a little below 0", caughtAt: "a tiny negative error") { epsilon, s in
      if !(epsilon >= -1e-12) { throw Solutions02.InvalidTolerance(value: epsilon) }
      return try rank(max(0, epsilon), s)
    },
    Mistake("accepts NaN", caughtAt: "an error of NaN") { epsilon, s in
      if epsilon.isNaN { return s.count }
      return try rank(epsilon, s)
    },
  ]
}

private func energy(_ values: some Sequence<Double>) -> Double {
  values.reduce(0) { $0 + $1 * $1 }
}

/// The right rank, for mistakes that are elsewhere.
private func rank(_ epsilon: Double, _ sigma: Vector<Double>) throws -> Int {
  guard epsilon >= 0 else { throw Solutions02.InvalidTolerance(value: epsilon) }
  if epsilon >= 1 { return 0 }
  let allowed = epsilon * sigma.norm
  return (0...sigma.count).first { sigma[$0..<sigma.count].norm <= allowed } ?? sigma.count
}

/// The answer with a rule of its own for the error.
private func firstRank(
  _ epsilon: Double, _ sigma: Vector<Double>, error: (Int) -> Double
) throws -> Int {
  guard epsilon >= 0 else { throw Solutions02.InvalidTolerance(value: epsilon) }
  if sigma.isEmpty || sigma[0] == 0 { return 0 }
  return (0...sigma.count).first { error($0) <= epsilon } ?? sigma.count
}
