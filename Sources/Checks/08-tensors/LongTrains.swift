import Grading
import LinearAlgebra

/// Trains of forty modes, whose tensors nobody can multiply out.
func examineLongTrains(_ answer: RoundingAnswer, _ exam: Exam) throws {
  var generator = SplitMix64(seed: 88)
  let order = 40
  let sizes = [Int](repeating: 2, count: order)
  let share = Threshold(at: 1, gap: 1e-4)
  let random = randomTrain(sizes, rank: 3, using: &generator)
  let cases: [(name: String, words: String, train: [Tensor<Double>], error: Double, most: Int)] = [
    (
      "forty modes, a term just below", "e₀ ∘ e₀ ∘ ⋯ + δ e₁ ∘ e₁ ∘ ⋯",
      twoTerms(share.below, sizes, 0.3), 0.3, 1
    ),
    (
      "forty modes, a term for each cut just below", "e₀ ∘ e₀ ∘ ⋯ and 39 small terms",
      atEachCut([Double](repeating: share.below, count: order - 1), 1e-3), 1e-3, 1
    ),
    (
      "forty modes, a term for each cut just above", "e₀ ∘ e₀ ∘ ⋯ and 39 small terms",
      atEachCut([Double](repeating: share.above, count: order - 1), 1e-3), 1e-3, 2
    ),
    (
      "forty modes, x + x", "a random train of ranks 3, added to itself", sum([random, random]),
      1e-8, 3
    ),
  ]
  for (name, words, train, relativeError, most) in cases {
    exam.begin(name, given: ["train": words, "relativeError": relativeError])
    let got = try answer(train, relativeError)
    try expectTrain(exam, got, sizes: train.map { $0.sizes[1] })
    try exam.expect(
      ranks(of: got).max() ?? 0 <= most, as: "the largest rank", expected: "at most \(most)",
      got: ranks(of: got).exhibit)
    let error = try norm(sum([train, scaled(got, by: -1)]))
    try exam.expect(error, isWithin: relativeError, of: try norm(train), for: train)
  }
}

/// `e₀ ∘ e₀ ∘ ⋯ + δ e₁ ∘ e₁ ∘ ⋯`, where δ is a multiple of `ε‖X‖ / √(d − 1)`: all cuts have the singular
/// values 1 and δ.
private func twoTerms(
  _ share: Double, _ sizes: [Int], _ relativeError: Double
) -> [Tensor<Double>] {
  let step = share * relativeError / Double(sizes.count - 1).squareRoot()
  return terms(
    [(1, sizes.map { _ in 0 }), (step / (1 - step * step).squareRoot(), sizes.map { _ in 1 })],
    sizes: sizes)
}
