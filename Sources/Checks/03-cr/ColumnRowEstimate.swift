import Attempts
import Grading
import LinearAlgebra
import Solutions03

let columnRowEstimate: Exercise = Exercise(
  "ColumnRowEstimate",
  learner: { call in { x, y, k, p, generator in try call(x, y, k, p, using: &generator) } },
  reference: {
    try Solutions03.columnRowEstimate($0, $1, draws: $2, probabilities: $3, using: &$4)
  },
  stub: { _, _, _, _, _ in throw NotAttempted() },
  mistakes: columnRowMistakes()
) { (answer: ColumnRowAnswer, exam: Exam) in
  try examineOneDraw(answer, exam)
  try examineCounts(answer, exam)
  try examineFrequencies(answer, exam)
  try examineGenerator(answer, exam)
  try examineZeroLayers(answer, exam)
  try examineRefusals(answer, exam)
}

typealias ColumnRowAnswer = (
  Matrix<Double>, Matrix<Double>, Int, Vector<Double>, inout SplitMix64
) throws -> Matrix<Double>

/// Each outcome of one draw must be one layer over its probability.
private func examineOneDraw(_ answer: ColumnRowAnswer, _ exam: Exam) throws {
  let (x, y) = fourLayers
  let p: Vector<Double> = [0.4, 0.3, 0.2, 0.1]
  let outcomes = (0..<4).map { x[column: $0].outer(y[row: $0]) / p[$0] }
  var random = SplitMix64(seed: 311)
  exam.begin("one draw", given: ["X": x, "Y": y, "p": p, "k": 1])
  for _ in 0..<30 {
    let estimate = try answer(x, y, 1, p, &random)
    try exam.expect(estimate, hasShape: (2, 2), as: "the estimate")
    try exam.expect(
      outcomes.contains { ($0 - estimate).maxNorm < 1e-13 }, as: "the estimate",
      expected: "a layer divided by its probability, one of\n" + outcomes.exhibit,
      got: estimate.exhibit)
  }
}

/// Whatever the draws, whole numbers of them explain the estimate.
private func examineCounts(_ answer: ColumnRowAnswer, _ exam: Exam) throws {
  let identity = Matrix<Double>.identity(3)
  let (x, y) = randomProduct(rows: 4, layers: 6, columns: 3, seed: 313)
  let uneven: Vector<Double> = [0.3, 0.05, 0.15, 0.2, 0.2, 0.1]
  typealias Case = (
    name: String, x: Matrix<Double>, y: Matrix<Double>, p: Vector<Double>, k: Int
  )
  let cases: [Case] = [
    ("four draws", identity, identity, [0.5, 0.25, 0.25], 4),
    ("more draws than layers", identity, identity, [0.5, 0.25, 0.25], 10),
    ("layers that mix", x, y, uneven, 5),
  ]
  let scaled = Unit.extremes.flatMap { unit -> [Case] in
    [("X \(unit.name)", unit(x), y, uneven, 5), ("Y \(unit.name)", x, unit(y), uneven, 5)]
  }
  var random = SplitMix64(seed: 312)
  for (name, x, y, p, k) in cases + scaled {
    exam.begin(name, given: ["X": x, "Y": y, "p": p, "k": k])
    for _ in 0..<30 {
      let estimate = try answer(x, y, k, p, &random)
      let counts = try exam.drawCounts(in: estimate, of: x, y, draws: k, probabilities: p)
      try exam.expect(
        counts.reduce(0, +) == Double(k), as: "the number of draws that explain the estimate",
        expected: "\(k)", got: "\(counts.reduce(0, +).exhibit): \(Vector(counts).exhibit)")
    }
  }
}

/// On the identity the diagonal tells how often each layer was drawn.
private func examineFrequencies(_ answer: ColumnRowAnswer, _ exam: Exam) throws {
  func counts(_ k: Int, _ p: Vector<Double>, _ random: inout SplitMix64) throws -> [Double] {
    let identity = Matrix<Double>.identity(p.count)
    let estimate = try answer(identity, identity, k, p, &random)
    try exam.expect(estimate, hasShape: (p.count, p.count), as: "the estimate")
    return p.indices.map { estimate[$0, $0] * Double(k) * p[$0] }
  }
  func examine(_ all: [[Double]], _ k: Int, _ p: Vector<Double>) throws {
    for i in p.indices {
      try exam.expectMean(
        of: all.map { $0[i] }, near: Double(k) * p[i],
        deviation: (Double(k) * p[i] * (1 - p[i])).squareRoot(),
        as: "the number of draws of layer \(i)")
    }
  }
  var random = SplitMix64(seed: 314)
  let p: Vector<Double> = [0.5, 0.25, 0.125, 0.125]
  exam.begin("frequencies of draws", given: ["X = Y": Matrix<Double>.identity(4), "p": p, "k": 8])
  let all = try (0..<500).map { _ in try counts(8, p, &random) }
  try examine(all, 8, p)
  try exam.expect(independent: all, draws: 8, probabilities: p.elements)
  let rare: Vector<Double> = [0.001, 0.004, 0.495, 0.5]
  exam.begin("rare layers", given: ["X = Y": Matrix<Double>.identity(4), "p": rare, "k": 40_000])
  try examine([try counts(40_000, rare, &random)], 40_000, rare)
}

/// Where the random numbers come from, and the ends of their range.
private func examineGenerator(_ answer: ColumnRowAnswer, _ exam: Exam) throws {
  let (x, y) = randomProduct(rows: 2, layers: 3, columns: 2, seed: 316)
  let p: Vector<Double> = [0.5, 0.25, 0.25]
  exam.begin("the generator", given: ["X": x, "Y": y, "p": p, "k": 20])
  for seed in 317..<320 as Range<UInt64> {
    try exam.expect(onlyFrom: SplitMix64(seed: seed)) {
      try answer(x, y, 20, p, &$0)
    } isSame: {
      ($0 - $1).maxNorm <= 1e-13 * x.frobeniusNorm * y.frobeniusNorm
    }
  }
  // Ten times 0.1 adds up to a number below 1, so the largest `uniform()` lies beyond all stretches.
  let tenth = Vector((0..<12).map { $0 == 0 || $0 == 11 ? 0 : 0.1 })
  let row = Matrix(row: tenth)
  for (name, number) in [("a draw of 0", 0), ("a draw just below 1", .max)] as [(String, UInt64)] {
    exam.begin(name, given: ["X": row, "Y": Matrix<Double>.identity(12), "p": tenth, "k": 1])
    var random = SplitMix64(next: number)
    let estimate = try answer(row, .identity(12), 1, tenth, &random)
    _ = try exam.drawCounts(
      in: estimate, of: row, .identity(12), draws: 1, probabilities: tenth)
  }
}

/// Zero layers may have probability zero.
private func examineZeroLayers(_ answer: ColumnRowAnswer, _ exam: Exam) throws {
  let one = Matrix<Double>.identity(3)
  let p: Vector<Double> = [0.5, 0, 0.5]
  let cases: [(name: String, x: Matrix<Double>, y: Matrix<Double>)] = [
    ("a zero column of probability zero", [[1, 0, 2]], one),
    ("a zero row of probability zero", [[1, 2, 3]], Matrix(diagonal: [1, 0, 1])),
    ("a zero row, and a column that is not", [[1, 2, 3]], [[1, 1, 0], [0, 0, 0], [0, 1, 1]]),
  ]
  var random = SplitMix64(seed: 315)
  for (name, x, y) in cases {
    exam.begin(name, given: ["X": x, "Y": y, "p": p, "k": 2])
    for _ in 0..<20 {
      let estimate = try answer(x, y, 2, p, &random)
      let counts = try exam.drawCounts(in: estimate, of: x, y, draws: 2, probabilities: p)
      try exam.expect(
        counts[1] == 0 && counts.reduce(0, +) == 2, as: "the draws that explain the estimate",
        expected: "two of the layers 0 and 2", got: Vector(counts).exhibit)
    }
  }
  // Its weight 2⁸⁰ is as large as its layer is small; nearly every estimate is without it.
  let tiny: Vector<Double> = [1, 0x1p-80]
  let ones: Matrix<Double> = [[1, 1]]
  exam.begin("a layer of tiny probability", given: ["X": ones, "p": tiny, "k": 1])
  let estimate = try answer(ones, .identity(2), 1, tiny, &random)
  try exam.expect(estimate, closeTo: [[1, 0]], within: 1e-14, as: "the estimate")
}

private func examineRefusals(_ answer: ColumnRowAnswer, _ exam: Exam) throws {
  let one = Matrix<Double>.identity(3)
  typealias Unreachable = (x: Matrix<Double>, y: Matrix<Double>, p: Vector<Double>)
  let (full, p): (Matrix<Double>, Vector<Double>) = ([[1, 2, 3]], [0.5, 0, 0.5])
  let small = Matrix<Double>(diagonal: [1, 0x1p-200, 1])
  let bent: Matrix<Double> = [[1, 0, 0], [1, 0, 1], [0, 0, 1]]
  var random = SplitMix64(seed: 321)
  try exam.expectRefusals(
    of: [
      "the first layer is never drawn": Unreachable(full, one, [0, 0.5, 0.5]),
      "the last layer is never drawn": Unreachable(full, one, [0.5, 0.5, 0]),
      "the second of two is not zero": Unreachable([[0, 2, 3]], one, [0, 0, 1]),
      "a layer small in X is never drawn": Unreachable(full * small, one, p),
      "a layer small in Y is never drawn": Unreachable(full, small, p),
      "a layer whose column of Y is zero": Unreachable(full, bent, p),
    ],
    given: { ["X": $0.x, "Y": $0.y, "p": $0.p, "k": 2] },
    by: { try answer($0.x, $0.y, 2, $0.p, &random) })
  try exam.expectRefusals(
    of: ["no draws": 0, "a negative number of draws": -1], butNotOf: ["a single draw": 1],
    given: { ["X": full, "Y": one, "k": $0] },
    by: { try answer(full, one, $0, [0.5, 0.25, 0.25], &random) })
}

extension Exam {
  /// Expects an estimate that whole numbers of draws explain.
  ///
  /// - Returns: How often each layer was drawn, 0 for a layer that is zero.
  fileprivate func drawCounts(
    in estimate: Matrix<Double>, of x: Matrix<Double>, _ y: Matrix<Double>, draws k: Int,
    probabilities p: Vector<Double>
  ) throws -> [Double] {
    try expect(estimate, hasShape: (x.rows, y.columns), as: "the estimate")
    try expect(
      estimate.isFinite, as: "the estimate", expected: "finite numbers", got: estimate.exhibit)
    let layers = p.indices.filter { layerSizes(x, y)[$0] > 0 }
    let steps = layers.map {
      Vector((x[column: $0].outer(y[row: $0]) / (Double(k) * p[$0])).elements)
    }
    let unrounded = try Matrix(columns: steps).leastSquares(Vector(estimate.elements))
    let whole = unrounded.map { $0.rounded() }
    let explained = Matrix(columns: steps) * Vector(whole)
    try expect(
      whole.allSatisfy { $0 >= 0 }
        && (explained - Vector(estimate.elements)).norm <= 1e-12 * estimate.frobeniusNorm,
      as: "the estimate, as a sum of layers over k pᵢ",
      expected: "each taken a whole number of times",
      got: "\(estimate.exhibit)\nfor which the numbers would be \(unrounded.exhibit)")
    var counts = [Double](repeating: 0, count: p.count)
    for (i, count) in zip(layers, whole) { counts[i] = count }
    return counts
  }
}
