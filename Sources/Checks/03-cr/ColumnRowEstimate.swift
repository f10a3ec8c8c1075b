import Attempts
import Exercises03
import Grading
import LinearAlgebra
import Solutions03

let columnRowEstimate: Exercise = Exercise(
  "ColumnRowEstimate",
  learner: {
    try Exercises03.columnRowEstimate($0, $1, draws: $2, probabilities: $3, using: &$4)
  },
  reference: {
    try Solutions03.columnRowEstimate($0, $1, draws: $2, probabilities: $3, using: &$4)
  },
  stub: { _, _, _, _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { (answer: Answer, exam: Exam) in
  try examineOneDraw(answer, exam)
  try examineCounts(answer, exam)
  try examineErrors(answer, exam)

  let p: Vector<Double> = [0.5, 0.5, 0]
  let x: Matrix<Double> = [[1, 2, 0]]
  var random = SplitMix64(seed: 314)
  exam.begin(
    "a zero layer of probability zero", given: ["X": x, "Y": Matrix<Double>.identity(3), "p": p])
  for _ in 0..<20 {
    let estimate = try answer(x, .identity(3), 2, p, &random)
    try exam.expect(estimate, hasShape: (1, 3), as: "the estimate")
    try exam.expect(
      estimate.isFinite && estimate[0, 2] == 0, as: "the estimate",
      expected: "finite numbers, and 0 in the last column", got: estimate.exhibit)
  }
  let full: Matrix<Double> = [[1, 2, 3]]
  let short = Matrix<Double>(diagonal: [1, 1, 0])
  exam.begin("a layer whose row is zero", given: ["X": full, "Y": short, "p": p])
  let estimate = try answer(full, short, 2, p, &random)
  try exam.expect(
    estimate.isFinite, as: "the estimate", expected: "finite numbers", got: estimate.exhibit)
  exam.begin(
    "a layer that is never drawn", given: ["X": full, "Y": Matrix<Double>.identity(3), "p": p])
  try exam.expectError(as: "your function") { try answer(full, .identity(3), 2, p, &random) }
  exam.begin("no draws", given: ["X": x, "Y": Matrix<Double>.identity(3), "p": p, "k": 0])
  try exam.expectError(as: "your function") { try answer(x, .identity(3), 0, p, &random) }
}

private typealias Answer = (
  Matrix<Double>, Matrix<Double>, Int, Vector<Double>, inout SplitMix64
) throws -> Matrix<Double>

/// Each outcome of one draw must be one layer over its probability.
private func examineOneDraw(_ answer: Answer, _ exam: Exam) throws {
  let (x, y) = fourLayers
  let p: Vector<Double> = [0.4, 0.3, 0.2, 0.1]
  let outcomes = (0..<4).map { x[column: $0].outer(y[row: $0]) / p[$0] }
  var random = SplitMix64(seed: 311)
  exam.begin("one draw", given: ["X": x, "Y": y, "p": p, "k": 1])
  for _ in 0..<50 {
    let estimate = try answer(x, y, 1, p, &random)
    try exam.expect(estimate, hasShape: (2, 2), as: "the estimate")
    try exam.expect(
      outcomes.contains { ($0 - estimate).maxNorm < 1e-9 }, as: "the estimate",
      expected: "a layer divided by its probability, one of\n" + outcomes.exhibit,
      got: estimate.exhibit)
  }
}

/// Where layers do not mix, the estimate tells how often each was drawn.
private func examineCounts(_ answer: Answer, _ exam: Exam) throws {
  let p: Vector<Double> = [0.5, 0.25, 0.25]
  var random = SplitMix64(seed: 312)
  var totals = [[Double]](repeating: [], count: 3)
  for k in [4, 10] {
    exam.begin("counts of draws", given: ["X = Y": Matrix<Double>.identity(3), "p": p, "k": k])
    for _ in 0..<400 {
      let estimate = try answer(.identity(3), .identity(3), k, p, &random)
      try exam.expect(estimate, hasShape: (3, 3), as: "the estimate")
      let counts = (0..<3).map { estimate[$0, $0] * Double(k) * p[$0] }
      let isWhole = counts.allSatisfy { ($0 - $0.rounded()).magnitude < 1e-9 && $0 > -1e-9 }
      try exam.expect(
        isWhole && (counts.reduce(0, +) - Double(k)).magnitude < 1e-9,
        as: "k pᵢ times the diagonal, the numbers of draws",
        expected: "whole numbers with the sum \(k)", got: Vector(counts).exhibit)
      if k == 4 { for i in 0..<3 { totals[i].append(counts[i]) } }
    }
  }
  exam.begin("frequencies of draws", given: ["X = Y": Matrix<Double>.identity(3), "p": p, "k": 4])
  for i in 0..<3 {
    try exam.expectMean(of: totals[i], near: 4 * p[i], as: "the number of draws of layer \(i)")
  }
}

/// Mean and mean squared error against theory, on layers that do mix.
private func examineErrors(_ answer: Answer, _ exam: Exam) throws {
  let (x, y) = randomProduct(rows: 4, layers: 6, columns: 3, seed: 313)
  let p: Vector<Double> = [0.3, 0.05, 0.15, 0.2, 0.2, 0.1]
  let exact = x * y
  let size = exact.frobeniusNorm
  let moment = zip(layerSizes(x, y), p).reduce(0) { $0 + $1.0 * $1.0 / $1.1 }
  var random = SplitMix64(seed: 315)
  exam.begin("errors of the estimates", given: ["X": x, "Y": y, "p": p, "k": 5])
  var errors: [Double] = []
  var alongExact: [Double] = []
  for _ in 0..<800 {
    let estimate = try answer(x, y, 5, p, &random)
    let error = (estimate - exact).frobeniusNorm
    errors.append(error * error)
    alongExact.append(estimate.hadamard(exact).elements.reduce(0, +) / (size * size))
  }
  try exam.expectMean(of: alongExact, near: 1, as: "⟨estimate, XY⟩/‖XY‖²")
  try exam.expectMean(of: errors, near: (moment - size * size) / 5, as: "the squared error")
}

private func draws(
  _ k: Int, _ p: Vector<Double>, _ generator: inout SplitMix64
) throws -> [Int] {
  if k < 1 { throw Refusal() }
  return (0..<k).map { _ in throwInto(p.elements, using: &generator) }
}

private func sum(
  _ x: Matrix<Double>, _ y: Matrix<Double>, _ layers: [Int], weight: (Int) -> Double
) throws -> Matrix<Double> {
  try Solutions03.weightedLayers(x, y, indices: layers, weights: Vector(layers.map(weight)))
}

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] {
  [
    Mistake("forgets the weights", caughtAt: "one draw") { x, y, k, p, generator in
      try sum(x, y, draws(k, p, &generator)) { _ in 1 }
    },
    Mistake("weighs by l/k, as if all were alike", caughtAt: "one draw") { x, y, k, p, generator in
      try sum(x, y, draws(k, p, &generator)) { _ in Double(p.count) / Double(k) }
    },
    Mistake("forgets to divide by k", caughtAt: "counts of draws") { x, y, k, p, generator in
      try sum(x, y, draws(k, p, &generator)) { 1 / p[$0] }
    },
    Mistake("counts a layer once that was drawn twice", caughtAt: "counts of draws") {
      x, y, k, p, generator in
      let different = Array(Set(try draws(k, p, &generator)))
      return try sum(x, y, different) { 1 / (Double(k) * p[$0]) }
    },
    Mistake("never draws a layer twice", caughtAt: "counts of draws") { x, y, k, p, generator in
      var left = p.elements
      var drawn: [Int] = []
      for _ in 0..<min(k, left.filter { $0 > 0 }.count) {
        drawn.append(throwInto(left, using: &generator))
        left[drawn[drawn.count - 1]] = 0
      }
      return try sum(x, y, drawn) { 1 / (Double(k) * p[$0]) }
    },
    Mistake("draws all layers alike", caughtAt: "frequencies of draws") { x, y, k, p, generator in
      let reachable = Double(p.filter { $0 > 0 }.count)
      let alike = Vector(p.map { $0 > 0 ? 1 / reachable : 0 })
      return try sum(x, y, draws(k, alike, &generator)) { 1 / (Double(k) * p[$0]) }
    },
    Mistake("draws once and takes that layer k times", caughtAt: "errors of the estimates") {
      x, y, k, p, generator in
      let one = try draws(1, p, &generator)
      return try sum(x, y, one) { 1 / p[$0] }
    },
    Mistake("multiplies 0 by infinity", caughtAt: "a zero layer of probability zero") {
      x, y, k, p, generator in
      var weights = Vector(p.map { probability -> Double in 0 / (Double(k) * probability) })
      for i in try draws(k, p, &generator) { weights[i] += 1 / (Double(k) * p[i]) }
      return x.scaled(columnsBy: weights) * y
    },
    Mistake("lets a layer go that is never drawn", caughtAt: "a layer that is never drawn") {
      x, y, k, p, generator in
      if k < 1 { throw Refusal() }
      let drawn = (0..<k).map { _ in throwInto(p.elements, using: &generator) }
      return try sum(x, y, drawn) { 1 / (Double(k) * p[$0]) }
    },
    Mistake("gives zero where nothing is drawn", caughtAt: "no draws") { x, y, k, p, generator in
      k < 1
        ? .zero(rows: x.rows, columns: y.columns)
        : try Solutions03.columnRowEstimate(x, y, draws: k, probabilities: p, using: &generator)
    },
  ]
}
