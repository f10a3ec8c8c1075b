import Attempts
import Grading
import LinearAlgebra
import Solutions02

let smallestRank: Exercise = Exercise(
  "SmallestRank",
  learner: { call in { epsilon, singularValues in try call(epsilon, singularValues) } },
  reference: Solutions02.smallestRank,
  stub: { _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("sums σ instead of σ²", caughtAt: "σ = 12, 4, 3") { epsilon, s in
      let total = s.elements.reduce(0, +)
      return try firstRank(epsilon, s) { k in s.elements[k...].reduce(0, +) / total }
    },
    Mistake("forgets the square of ε", caughtAt: "σ = 12, 4, 3") { epsilon, s in
      try firstRank(epsilon, s) { energy(s.elements[$0...]) / energy(s) }
    },
    Mistake("compares the next singular value alone", caughtAt: "σ = 12, 4, 3") { epsilon, s in
      try firstRank(epsilon, s) { $0 < s.count ? s[$0] / s[0] : 0 }
    },
    Mistake("is off by one", caughtAt: "σ = 12, 4, 3") { epsilon, s in
      try Solutions02.smallestRank(forRelativeError: epsilon, singularValues: s) + 1
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
    Mistake("accepts a negative error", caughtAt: "a negative error") { epsilon, s in
      try epsilon < 0
        ? s.count : Solutions02.smallestRank(forRelativeError: epsilon, singularValues: s)
    },
  ]
) { answer, exam in
  for (name, epsilon, sigma, rank) in cases {
    exam.begin(name, given: ["ε": epsilon, "σ": sigma])
    try exam.expect(try answer(epsilon, sigma), equals: rank, as: "the smallest k")
  }
  var generator = SplitMix64(seed: 24)
  for _ in 0..<20 {
    let sigma = Vector((0..<12).map { _ in generator.uniform() + 0.1 }.sorted(by: >))
    let wanted = Int.random(in: 1...11, using: &generator)
    // Half-way between two neighboring errors, so that rounding decides nothing.
    let epsilon = (relativeTail(sigma, wanted) + relativeTail(sigma, wanted - 1)) / 2
    exam.begin("a random spectrum", given: ["ε": epsilon, "σ": sigma])
    try exam.expect(try answer(epsilon, sigma), equals: wanted, as: "the smallest k")
  }
  for epsilon in [-0.1, .nan] {
    exam.begin(epsilon.isNaN ? "an error of NaN" : "a negative error", given: ["ε": epsilon])
    try exam.expectError(as: "an error of \(epsilon)") { try answer(epsilon, [2, 1]) }
  }
}

// 12² + 4² + 3² = 13², and dropping the last two leaves an error of 5/13.
private let cases: [(name: String, epsilon: Double, sigma: Vector<Double>, rank: Int)] = [
  ("σ = 12, 4, 3", 0.39, [12, 4, 3], 1),
  ("σ = 12, 4, 3", 0.38, [12, 4, 3], 2),
  ("σ = 12, 4, 3", 0.24, [12, 4, 3], 2),
  ("σ = 12, 4, 3", 0.22, [12, 4, 3], 3),
  ("no error allowed", 0, [3, 2, 1], 3),
  ("no error allowed, zeros at the end", 0, [3, 2, 0, 0], 2),
  ("everything may go", 1, [3, 2, 1], 0),
  ("more than everything", 7.5, [3, 2, 1], 0),
  ("a matrix of zeros", 0.1, [0, 0], 0),
  ("no singular values", 0.1, [], 0),
  ("a tail far below the rounding", 1e-10, [1, 1e-9], 2),
  ("values near 1e200", 0.39, [12e200, 4e200, 3e200], 1),
  ("values near 1e-200", 0.38, [12e-200, 4e-200, 3e-200], 2),
  ("a value whose square vanishes", 0, [1, 1e-170], 2),
  ("a value whose square vanishes, some error allowed", 1e-170, [1, 1e-165], 2),
  ("values far apart", 0, [1e200, 1e-200], 2),
]

private func relativeTail(_ sigma: Vector<Double>, _ rank: Int) -> Double {
  sigma[rank..<sigma.count].norm / sigma.norm
}

private func energy(_ values: some Sequence<Double>) -> Double {
  values.reduce(0) { $0 + $1 * $1 }
}

/// What a wrong rule for the error makes of the exercise.
private func firstRank(
  _ epsilon: Double, _ sigma: Vector<Double>, error: (Int) -> Double
) throws -> Int {
  guard epsilon >= 0 else { throw Solutions02.InvalidTolerance(value: epsilon) }
  if sigma.isEmpty || sigma[0] == 0 { return 0 }
  return (0...sigma.count).first { error($0) <= epsilon } ?? sigma.count
}
