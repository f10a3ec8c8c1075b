import Attempts
import Grading
import LinearAlgebra
import Solutions08

private typealias Answer = ([Tensor<Double>], Double) throws -> [Tensor<Double>]

/// Truncates every core by itself, without making its neighbors orthonormal.
private func truncatedInPlace(
  _ train: [Tensor<Double>], _ tolerance: Double
) throws -> [Tensor<Double>] {
  var cores = train
  for k in cores.indices.dropLast() {
    let (core, next) = (cores[k], cores[k + 1])
    let matrix = core.matricized(leading: 2)
    let svd = try SVD(matrix)
    let norm = svd.singularValues.norm
    var rank = svd.singularValues.count
    while rank > 1,
      svd.singularValues[(rank - 1)..<svd.singularValues.count].norm <= tolerance * norm
    {
      rank -= 1
    }
    let u = svd.u[columns: 0..<rank]
    cores[k] = Tensor(u).reshaped(to: [core.sizes[0], core.sizes[1], rank])
    cores[k + 1] = Tensor((u.transpose * matrix) * next.matricized(leading: 1))
      .reshaped(to: [rank, next.sizes[1], next.sizes[2]])
  }
  return cores
}

let trainRounding: Exercise = Exercise(
  "TrainRounding",
  learner: { call in { train, relativeError in try call(train, relativeError) } },
  reference: Solutions08.roundedTrain(_:relativeError:) as Answer,
  stub: { _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("returns the train as it is", caughtAt: "the number three") { train, _ in train },
    Mistake(
      "truncates without orthonormal neighbors", caughtAt: "a large part with a small beginning"
    ) {
      train, tolerance in
      try truncatedInPlace(train, max(tolerance, 1e-12))
    },
    Mistake("lets every step use up the whole error", caughtAt: "a decaying train at 0.01") {
      train, tolerance in
      let steps = Double(max(1, train.count - 1)).squareRoot()
      return try Solutions08.roundedTrain(train, relativeError: 2.5 * steps * tolerance)
    },
    Mistake("is too careful: divides by the number of steps", caughtAt: "a decaying train at 0.3") {
      train, tolerance in
      let steps = Double(max(1, train.count - 1))
      return try Solutions08.roundedTrain(train, relativeError: tolerance / (4 * steps))
    },
    Mistake("forgets the last core", caughtAt: "the number three") { train, tolerance in
      var cores = try Solutions08.roundedTrain(train, relativeError: tolerance)
      cores[cores.count - 1] = cores[cores.count - 1].scaled(by: 0.5)
      return cores
    },
    Mistake("lets the rank of zeros fall to 0", caughtAt: "a train of zeros") { train, tolerance in
      if train.allSatisfy({ $0.maxNorm == 0 }) {
        return train.enumerated().map { k, core in
          let (left, right) = (k == 0 ? 1 : 0, k == train.count - 1 ? 1 : 0)
          return .zero(sizes: [left, core.sizes[1], right])
        }
      }
      return try Solutions08.roundedTrain(train, relativeError: tolerance)
    },
  ]
) { answer, exam in
  let three = [
    Tensor<Double>(sizes: [1, 1, 2], columnMajor: [1, 1]),
    Tensor<Double>(sizes: [2, 1, 1], columnMajor: [1, 2]),
  ]
  exam.begin("the number three", given: ["train": three])
  try expectGood(exam, try answer(three, 1e-10), three, 1e-10, ranks: [1])
  var generator = SplitMix64(seed: 87)
  let base = randomTrain([3, 4, 3, 4], rank: 2, using: &generator)
  exam.begin("x + x", given: ["train": doubled(base)])
  try expectGood(exam, try answer(doubled(base), 1e-9), doubled(base), 1e-9, ranks: [2, 2, 2])
  let lopsided = withSmallBeginning(base, using: &generator)
  exam.begin("a large part with a small beginning", given: ["train": lopsided])
  try expectGood(exam, try answer(lopsided, 1e-3), lopsided, 1e-3, ranks: nil)
  let decaying = try Solutions08.tensorTrain(smoothTensor, maximalRank: .max)
  for tolerance in [0.3, 1e-2, 1e-5] {
    exam.begin("a decaying train at \(tolerance)", given: ["train": decaying])
    try expectGood(exam, try answer(decaying, tolerance), decaying, tolerance, ranks: nil)
  }
  let zeros = base.map { $0.scaled(by: 0) }
  exam.begin("a train of zeros", given: ["train": zeros])
  let zero = try answer(zeros, 0.1)
  try expectTrain(exam, zero, sizes: [3, 4, 3, 4])
  try exam.expect(ranks(of: zero), equals: [1, 1, 1], as: "the ranks")
  try exam.expect(full(zero), closeTo: .zero(sizes: [3, 4, 3, 4]), as: "the tensor")
  let single = [Tensor<Double>.gaussian(sizes: [1, 5, 1], using: &generator)]
  exam.begin("a single core", given: ["train": single])
  try exam.expect(full(try answer(single, 0.1)), closeTo: full(single), as: "the tensor")
  let long = doubled(randomTrain(Array(repeating: 2, count: 40), rank: 3, using: &generator))
  exam.begin("forty modes")
  let short = try answer(long, 1e-8)
  try expectTrain(exam, short, sizes: Array(repeating: 2, count: 40))
  try exam.expect(ranks(of: short).max() ?? 0, equals: 3, as: "the largest rank")
  let (a, b, c) = (inner(long, long), inner(long, short), inner(short, short))
  try exam.expect(
    abs(a - b) <= 1e-10 * a && abs(a - c) <= 1e-10 * a, as: "the inner products of both trains",
    expected: "equal to ten digits", got: "\(a), \(b), \(c)")
}

/// A tensor whose unfoldings have falling singular values.
private let smoothTensor = Tensor<Double>(sizes: [4, 5, 4, 5]) { index in
  1 / (1 + Double(index[0] + 2 * index[1] + 3 * index[2] + 4 * index[3]) / 3)
}

/// A sum of two trains, one tiny in its first core and huge in its last, so that it matters most.
private func withSmallBeginning(
  _ base: [Tensor<Double>], using generator: inout SplitMix64
) -> [Tensor<Double>] {
  var cores = doubled(base)
  let (first, last) = (cores[0], cores[cores.count - 1])
  let fresh = Tensor<Double>.gaussian(sizes: first.sizes, using: &generator)
  let half = first.sizes[2] / 2
  cores[0] = Tensor(sizes: first.sizes) { $0[2] < half ? 1e-4 * fresh[$0] : first[$0] }
  cores[cores.count - 1] = Tensor(sizes: last.sizes) { ($0[0] < half ? 1e6 : 1) * last[$0] }
  return cores
}

private func expectGood(
  _ exam: Exam, _ got: [Tensor<Double>], _ train: [Tensor<Double>], _ tolerance: Double,
  ranks expectedRanks: [Int]?
) throws {
  let x = full(train)
  try expectTrain(exam, got, sizes: x.sizes)
  let allowed = tolerance * x.frobeniusNorm
  let error = (x - full(got)).frobeniusNorm
  try exam.expect(
    error <= allowed * (1 + 1e-6) + 1e-10 * x.frobeniusNorm, as: "the error ‖X − X̂‖",
    expected: "at most \(allowed.formatted(digits: 4))", got: error.formatted(digits: 4))
  let share = allowed / Double(max(1, train.count - 1)).squareRoot()
  let most =
    try expectedRanks
    ?? (1..<x.order).map { cut in
      let sigma = try x.matricized(leading: cut).singularValues()
      var rank = sigma.count
      while rank > 1, sigma[(rank - 1)..<sigma.count].norm <= share * (1 - 1e-6) { rank -= 1 }
      return rank
    }
  for (k, rank) in ranks(of: got).enumerated() {
    try exam.expect(
      rank <= most[k], as: "rank \(k + 1)", expected: "at most \(most[k])", got: "\(rank)")
  }
}
