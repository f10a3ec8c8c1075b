import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions09

let ratingStep: Exercise = Exercise(
  "RatingStep",
  learner: { call in
    { rating, mean, biases, person, film, rate, penalty in
      try call(rating, mean, biases, person, film, rate, penalty)
    }
  },
  reference: Solutions09.ratingStep(rating:mean:biases:person:film:rate:penalty:) as StepAnswer,
  stub: { _, _, _, _, _, _, _ in throw NotAttempted() },
  mistakes: stepMistakes()
) { (answer: StepAnswer, exam: Exam) in
  for (name, at, wanted) in knownSteps() { try exam.examine(answer, name, at, wanted) }
  for (name, at) in randomSteps() { try exam.examine(answer, name, at, at.changes()) }
  let usual = RatingPlace(
    rating: 4, mean: 3, biases: [0.5, 0], person: [1], film: [1], rate: 0.01, penalty: 0.1)
  func changed(_ change: (inout RatingPlace) -> Void) -> RatingPlace {
    var place = usual
    change(&place)
    return place
  }
  try exam.expectRefusals(
    of: [
      "an infinite prediction": changed { ($0.person, $0.film) = ([1e200], [1e200]) },
      "a prediction −∞": changed { ($0.person, $0.film) = ([1e200], [-1e200]) },
      "a mean that is NaN": changed { $0.mean = .nan },
      "a bias that is infinite": changed { $0.biases = [0, .infinity] },
      "a vector with NaN": changed { $0.person = [.nan] },
      "a rating that is NaN": changed { $0.rating = .nan },
    ],
    butNotOf: ["a large error": changed { $0.rating = 1e100 }],
    given: { $0.given },
    by: { Matrix(row: try $0.result(of: answer).biases) })
}

typealias StepAnswer = (
  Double, Double, Vector<Double>, Vector<Double>, Vector<Double>, Double, Double
) throws -> (biases: Vector<Double>, person: Vector<Double>, film: Vector<Double>)

/// A rating, and all that predicts it.
struct RatingPlace {
  var rating: Double
  var mean: Double
  var biases: Vector<Double>
  var person: Vector<Double>
  var film: Vector<Double>
  var rate: Double
  var penalty: Double

  var given: KeyValuePairs<String, any Exhibitable> {
    [
      "rating": rating, "mean": mean, "biases": biases, "person": person, "film": film,
      "rate": rate, "penalty": penalty,
    ]
  }

  func result(
    of answer: StepAnswer
  ) throws -> (biases: Vector<Double>, person: Vector<Double>, film: Vector<Double>) {
    try answer(rating, mean, biases, person, film, rate, penalty)
  }

  /// Minus the gradient by biases, person and film.
  func changes() -> [Vector<Double>] {
    let product = zip(person, film).reduce(0) { $0 + $1.0 * $1.1 }
    let error = rating - mean - biases[0] - biases[1] - product
    return [
      Vector(biases.map { error - penalty * $0 }),
      Vector(person.indices.map { error * film[$0] - penalty * person[$0] }),
      Vector(person.indices.map { error * person[$0] - penalty * film[$0] }),
    ]
  }
}

extension Exam {
  /// Expects what is new to be the old plus the rate times changes; what rounding of the old leaves of a
  /// change is allowed, and a millionth of it.
  fileprivate func examine(
    _ answer: StepAnswer, _ name: String, _ at: RatingPlace, _ changes: [Vector<Double>]
  ) throws {
    begin(name, given: at.given)
    let got = try at.result(of: answer)
    let parts: [(String, Vector<Double>, Vector<Double>)] = [
      ("the biases", got.biases, at.biases), ("the person's vector", got.person, at.person),
      ("the film's vector", got.film, at.film),
    ]
    for ((subject, new, old), change) in zip(parts, changes) {
      let wanted = old + at.rate * change
      let allowed = 1e-6 * at.rate * change.norm + 8 * .ulpOfOne * old.norm
      try expect(
        new, closeTo: wanted, within: 1, beside: allowed, as: subject)
    }
  }
}

private func knownSteps() -> [(String, RatingPlace, [Vector<Double>])] {
  func place(
    _ rating: Double, _ biases: Vector<Double>, _ p: Vector<Double>, _ q: Vector<Double>,
    mean: Double = 3, rate: Double = 0.5, penalty: Double = 0
  ) -> RatingPlace {
    RatingPlace(
      rating: rating, mean: mean, biases: biases, person: p, film: q, rate: rate,
      penalty: penalty)
  }
  return [
    ("the example", place(7, [0.5, -0.5], [1], [2]), [[2, 2], [4], [2]]),
    ("no error", place(5, [0.5, -0.5], [1], [2]), [[0, 0], [0], [0]]),
    (
      "no error, with a penalty", place(5, [0.5, -0.5], [1], [2], penalty: 0.5),
      [[-0.25, 0.25], [-0.5], [-1]]
    ),
    (
      "a prediction that is too high", place(1, [1, 2], [0, 1], [3, 0]),
      [[-5, -5], [-15, 0], [0, -5]]
    ),
    (
      "a prediction above 5", place(5, [1, 0], [1, 1], [1, 1]), [[-1, -1], [-1, -1], [-1, -1]]
    ),
    ("a prediction below 1", place(1, [-3, -1], [0], [1]), [[2, 2], [2], [0]]),
    (
      "vectors of zeros", place(5, [0, 0], [0, 0], [0, 0], penalty: 0.1),
      [[2, 2], [0, 0], [0, 0]]
    ),
    (
      "a person without a vector", place(5, [0, 0], [0, 0], [1, 2]), [[2, 2], [2, 4], [0, 0]]
    ),
    ("vectors without entries", place(2, [0.5, 0.5], [], []), [[-2, -2], [], []]),
    ("another mean", place(2, [0, 0], [1, -1], [1, 1], mean: 1), [[1, 1], [1, 1], [1, -1]]),
    ("no mean", place(2, [0, 0], [1, -1], [1, 1], mean: 0), [[2, 2], [2, 2], [2, -2]]),
    (
      "a negative rating and a negative mean", place(-7, [0.5, -0.5], [1], [2], mean: -6),
      [[-3, -3], [-6], [-3]]
    ),
    (
      "a tiny person's vector", place(5, [0, 0], [0x1p-200], [0]), [[2, 2], [0], [0x1p-199]]
    ),
    ("a tiny film's vector", place(5, [0, 0], [0], [0x1p-200]), [[2, 2], [0x1p-199], [0]]),
    (
      "a tiny bias", place(0, [0x1p-200, 0], [1], [0], mean: 0, penalty: 1),
      [[-0x1p-199, -0x1p-200], [-1], [-0x1p-200]]
    ),
    (
      "a rate of zero", place(5, [1, 0.5], [1], [1], rate: 0, penalty: 1),
      [[-1.5, -1], [-1.5], [-1.5]]
    ),
    (
      "the penalty of a small rate",
      place(3, [1, 1], [2, 1], [-1, 0], rate: 0x1p-20, penalty: 0.25),
      [[-0.25, -0.25], [-0.5, -0.25], [0.25, 0]]
    ),
  ]
}

private func randomSteps() -> [(String, RatingPlace)] {
  var random = SplitMix64(seed: 903)
  return [1, 2, 5, 100].flatMap { count in
    [(0.005, 0.02), (0.3, 0), (1e-9, 0.02), (0.1, 2)].map { rate, penalty in
      (
        "\(count) factors, rate \(rate), penalty \(penalty)",
        RatingPlace(
          rating: (1 + 5 * random.uniform()).rounded(.down), mean: 3.5,
          biases: 0.3 * random.gaussianVector(2), person: 0.5 * random.gaussianVector(count),
          film: 0.5 * random.gaussianVector(count), rate: rate, penalty: penalty)
      )
    }
  }
}
