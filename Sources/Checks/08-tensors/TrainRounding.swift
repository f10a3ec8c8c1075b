import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions08

typealias RoundingAnswer = ([Tensor<Double>], Double) throws -> [Tensor<Double>]

let trainRounding: Exercise = Exercise(
  "TrainRounding",
  learner: { call in { train, relativeError in try call(train, relativeError) } },
  reference: Solutions08.roundedTrain(_:relativeError:) as RoundingAnswer,
  stub: { _, _ in throw NotAttempted() },
  mistakes: roundingMistakes()
) { (answer: RoundingAnswer, exam: Exam) in
  for (name, train, relativeError, most) in try small() + limits() + structured() {
    exam.begin(name, given: ["train": train, "relativeError": relativeError])
    let got = try answer(train, relativeError)
    try expectTrain(exam, got, sizes: train.map { $0.sizes[1] })
    let most = try most ?? smallestRanks(of: full(train), relativeError)
    for (k, rank) in ranks(of: got).enumerated() {
      try exam.expect(
        1 <= rank && rank <= most[k], as: "rank \(k + 1)",
        expected: most[k] == 1 ? "1" : "1 to \(most[k])", got: "\(rank)")
    }
    let (x, rounded) = (full(train), full(got))
    // A single core has no rank to save.
    try exam.expect(
      (x - rounded).frobeniusNorm, isWithin: train.count == 1 ? 0 : relativeError,
      of: x.frobeniusNorm, for: train)
  }
  try examineLongTrains(answer, exam)
}

typealias RoundingCase = (
  name: String, train: [Tensor<Double>], relativeError: Double, ranks: [Int]?
)

/// Trains that can be rounded by hand.
private func small() -> [RoundingCase] {
  let three = [
    Tensor<Double>(sizes: [1, 1, 2], columnMajor: [1, 1]),
    Tensor<Double>(sizes: [2, 1, 1], columnMajor: [1, 2]),
  ]
  let diagonal = terms([(1, [0, 0]), (0.5, [1, 1])], sizes: [2, 2])
  // The larger part stands small in the first core, and large in the last.
  let lopsided = [
    Tensor<Double>(sizes: [1, 2, 2], columnMajor: [0x1p-10, 0, 0, 1]),
    Tensor<Double>(sizes: [2, 2, 1], columnMajor: [0x1p10, 0, 0, 0.5]),
  ]
  let vector = Tensor<Double>(sizes: [1, 3, 1], columnMajor: [3, 0.1, 4])
  let flat = Tensor<Double>(sizes: [1, 2, 1], columnMajor: [1, 2])
  let tiny = terms([(1, [0, 0, 0]), (5e-13, [1, 1, 0]), (5e-13, [0, 2, 1])], sizes: [2, 3, 2])
  return [
    ("the number three", three, 1e-10, [1]), ("the number three, ε = 0", three, 0, [1]),
    ("a large part with a small beginning", lopsided, 1e-3, [2]),
    ("diag(1, 0.5) at 0.1", diagonal, 0.1, [2]), ("diag(1, 0.5) at 0.5", diagonal, 0.5, [1]),
    ("diag(1, 0.5) at 1.5", diagonal, 1.5, [1]),
    ("a single core", [vector], 0.1, []), ("a single core of zeros", [0 * vector], 0.1, []),
    ("a train of zeros", [.zero(sizes: [1, 2, 2]), .zero(sizes: [2, 2, 1])], 0.1, [1]),
    ("a train of zeros, ε = 0", [.zero(sizes: [1, 2, 2]), .zero(sizes: [2, 2, 1])], 0, [1]),
    (
      "one core of zeros",
      [
        Tensor(sizes: [1, 2, 2], repeating: 1), .zero(sizes: [2, 2, 2]),
        Tensor(sizes: [2, 2, 1], repeating: 1),
      ], 0.1, [1, 1]
    ),
    ("a train of rank 1 already", [flat, 2 * flat, flat], 1e-3, [1, 1]),
    ("small terms, ε = 0", tiny, 0, [2, 2]),
  ]
}

/// Terms that show at one cut each, just below or just above what a step may discard.
private func limits() -> [RoundingCase] {
  [(2, 0.3, 1e-6), (3, 0.3, 1e-6), (4, 1e-3, 1e-4), (3, 1e-10, 1e-3)].flatMap {
    order, relativeError, gap -> [RoundingCase] in
    let (share, cuts) = (Threshold(at: 1, gap: gap), order - 1)
    let chosen =
      [
        ("all terms just below", [Double](repeating: share.below, count: cuts)),
        ("all terms just above", [Double](repeating: share.above, count: cuts)),
        // One step may not take what all of them may.
        ("all terms near ε‖X‖", [Double](repeating: 0.9 * Double(cuts).squareRoot(), count: cuts)),
      ]
      + (0..<cuts).map { cut in
        (
          "term \(cut + 1) alone just above",
          (0..<cuts).map { $0 == cut ? share.above : share.below }
        )
      }
    return chosen.flatMap { name, shares -> [RoundingCase] in
      let train = atEachCut(shares, relativeError)
      let most = shares.map { $0 > 1 ? 2 : 1 }
      let title = "order \(order), \(name), ε = \(relativeError)"
      let inUnits = Unit.extremes.flatMap { unit in
        train.indices.map { core -> RoundingCase in
          (
            "\(title), core \(core) \(unit.name)", scaled(train, by: unit.factor, core: core),
            relativeError, most
          )
        }
      }
      return [(title, train, relativeError, most)] + (order == 3 ? inUnits : [])
    }
  }
}

/// `X = e₀ ∘ e₀ ∘ ⋯` and for each cut a term that no other cut tells from it, as a train whose first
/// term comes in two halves.
///
/// For orders 2 and 3 each cut has the singular value of its term exactly, for higher orders up to
/// the square of ε: terms before the cut and behind it make a product.
///
/// - Parameters:
///   - shares: The length of each term, as a multiple of `ε‖X‖ / √(d − 1)`.
///   - relativeError: What ε is.
/// - Returns: The train.
func atEachCut(_ shares: [Double], _ relativeError: Double) -> [Tensor<Double>] {
  let order = shares.count + 1
  let sizes = (0..<order).map { $0 == 0 || $0 == order - 1 ? 2 : 3 }
  let step = relativeError / Double(shares.count).squareRoot()
  let squares = shares.reduce(0) { $0 + (step * $1) * (step * $1) }
  let norm = 1 / (1 - squares).squareRoot()
  let small = shares.enumerated().map { cut, share in
    var place = [Int](repeating: 0, count: order)
    (place[cut], place[cut + 1]) = (sizes[cut] - 1, 1)
    return (share * step * norm, place)
  }
  let first = (0.5, [Int](repeating: 0, count: order))
  return terms([first, first] + small, sizes: sizes)
}

/// The train of a sum of multiples of `eᵢ ∘ eⱼ ∘ ⋯`.
func terms(_ terms: [(factor: Double, place: [Int])], sizes: [Int]) -> [Tensor<Double>] {
  sum(
    terms.map { factor, place in
      let train = zip(sizes, place).map { size, i in
        Tensor<Double>(sizes: [1, size, 1]) { $0[1] == i ? 1 : 0 }
      }
      return scaled(train, by: factor, core: train.count - 1)
    })
}

/// Trains whose cuts have several singular values, of orders 2 to 5.
private func structured() throws -> [RoundingCase] {
  var generator = SplitMix64(seed: 87)
  let spectra: [(String, Vector<Double>)] = [
    ("fall slowly", .algebraic(5)), ("fall fast", .geometric(5, from: 1, to: 1e-12)),
    ("repeat", .staircase(5, tread: 2, ratio: 0.1)),
    // Four that together are just within 0.1 of the norm, and each alone by far.
    ("are one large and four small", [1, 0.0502, 0.0502, 0.0502, 0.0502]),
    ("are one large and four smaller", [1, 0.0503, 0.0503, 0.0503, 0.0503]),
  ]
  var cases = try spectra.flatMap { name, values in
    try [[5, 6], [5, 6, 5], [5, 5, 5, 5]].flatMap { sizes -> [RoundingCase] in
      let x = try Tensor.diagonal(values, sizes: sizes, using: &generator)
      let half = scaled(try Solutions08.tensorTrain(x, maximalRank: .max), by: 0.5)
      return [0.3, 0.1, 1e-2, 1e-5, 1e-10].map { relativeError in
        (
          "sizes \(words(sizes)), singular values that \(name), at \(relativeError)",
          sum([half, half]), relativeError, nil
        )
      }
    }
  }
  for sizes in [[3, 4, 3, 4], [2, 1, 3], [1, 3, 1], [2, 3, 2, 3, 2]] {
    let (x, y) = (
      randomTrain(sizes, rank: 2, using: &generator), randomTrain(sizes, rank: 3, using: &generator)
    )
    cases += [
      ("sizes \(words(sizes)), x + x", sum([x, x]), 1e-9, nil),
      ("sizes \(words(sizes)), x + x, ε = 0", sum([x, x]), 0, nil),
      ("sizes \(words(sizes)), x + y - y", sum([x, y, scaled(y, by: -1)]), 1e-9, nil),
    ]
  }
  return cases
}

/// The ranks by which steps that discard their share each, and a little less, can do.
///
/// What a step sees of a tensor that others have truncated has no larger singular values than the
/// tensor itself has, so these are enough for any order of the steps.
private func smallestRanks(of x: Tensor<Double>, _ relativeError: Double) throws -> [Int] {
  let size = x.frobeniusNorm
  let share = relativeError * size / Double(max(1, x.order - 1)).squareRoot()
  return try (1..<x.order).map { cut in
    let sigma = try x.matricized(leading: cut).singularValues()
    var rank = sigma.count
    while rank > 1, sigma[(rank - 1)..<sigma.count].norm <= share * (1 - 1e-6) - 1e-14 * size {
      rank -= 1
    }
    return rank
  }
}

extension Exam {
  /// Expects an error of at most a fraction of a size, beside what rounding in a train may add: a few ε
  /// for each row and column of its cores.
  func expect(
    _ error: Double, isWithin relativeError: Double, of size: Double, for train: [Tensor<Double>]
  ) throws {
    let rounding = 4 * Double(train.flatMap(\.sizes).reduce(0, +)) * .ulpOfOne
    let bound = (relativeError + rounding) * size
    try expect(
      error <= bound, as: "the error ‖X − X̂‖", expected: "at most \(bound)", got: "\(error)")
  }
}
