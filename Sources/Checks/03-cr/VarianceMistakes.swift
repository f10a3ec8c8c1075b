import Grading
import LinearAlgebra

/// What people really get wrong about the variance.
func varianceMistakes() -> [Mistake<VarianceAnswer>] {
  wrongPredictions() + wrongErrors() + wrongDistances() + wrongRefusals()
}

/// The method of the reference, with one thing done otherwise.
private struct Judge {
  var term: (_ size: Double, _ p: Double) -> Double = { $0 * $0 / $1 }
  var predict: (_ moment: Double, _ norm: Double, _ k: Double) -> Double = { ($0 - $1 * $1) / $2 }
  var center: (_ exact: Matrix<Double>, _ given: [Matrix<Double>]) -> Matrix<Double> = { exact, _ in
    exact
  }
  var error: (Matrix<Double>) -> Double = { $0.frobeniusNorm * $0.frobeniusNorm }
  var variance: (_ errors: [Double], _ mean: Double) -> Double = { errors, mean in
    errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(errors.count - 1)
  }
  var distance: (_ difference: Double, _ variance: Double, _ count: Double) -> Double = {
    $0 / ($1 / $2).squareRoot()
  }
  var isZero: (_ size: Double) -> Bool = { $0 == 0 }
  var isRefused: (_ p: Double) -> Bool = { $0 == 0 }
  var least = 2

  func answer() -> VarianceAnswer {
    { x, y, k, p, given in
      if given.count < least { throw Refusal() }
      var moment = 0.0
      for (size, p) in zip(layerSizes(x, y), p) where !isZero(size) {
        if isRefused(p) { throw Refusal() }
        moment += term(size, p)
      }
      let exact = x * y
      let prediction = predict(moment, exact.frobeniusNorm, Double(k))
      let middle = center(exact, given)
      let errors = given.map { error($0 - middle) }
      let mean = errors.reduce(0, +) / Double(errors.count)
      return [
        prediction, mean,
        distance(mean - prediction, variance(errors, mean), Double(errors.count)),
      ]
    }
  }
}

private func wrongPredictions() -> [Mistake<VarianceAnswer>] {
  [
    Mistake(
      "predicts without subtracting ‖XY‖²", caughtAt: "the example",
      Judge(predict: { moment, _, k in moment / k }).answer()),
    Mistake(
      "subtracts the norm, not its square", caughtAt: "the example",
      Judge(predict: { ($0 - $1) / $2 }).answer()),
    Mistake(
      "predicts for one draw", caughtAt: "the example",
      Judge(predict: { moment, norm, _ in moment - norm * norm }).answer()),
    Mistake(
      "divides only the first part by k", caughtAt: "the example",
      Judge(predict: { $0 / $2 - $1 * $1 }).answer()),
    Mistake(
      "does not square the sizes", caughtAt: "the example", Judge(term: { $0 / $1 }).answer()),
    Mistake(
      "forgets the probabilities", caughtAt: "the example",
      Judge(term: { size, _ in size * size }).answer()),
  ]
}

private func wrongErrors() -> [Mistake<VarianceAnswer>] {
  [
    Mistake(
      "measures errors, not their squares", caughtAt: "other estimates",
      Judge(error: { $0.frobeniusNorm }).answer()),
    Mistake(
      "measures errors by their largest entry", caughtAt: "four layers",
      Judge(error: { $0.maxNorm * $0.maxNorm }).answer()),
    Mistake(
      "measures from the mean of the estimates", caughtAt: "the example",
      Judge(center: { exact, given in
        given.reduce(0.0 * exact, +) / Double(given.count)
      }).answer()),
  ]
}

private func wrongDistances() -> [Mistake<VarianceAnswer>] {
  [
    Mistake(
      "divides by N, not by N − 1", caughtAt: "the example",
      Judge(variance: { errors, mean in
        errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(errors.count)
      }).answer()),
    Mistake(
      "takes a difference of squares for the variance", caughtAt: "nearly equal errors",
      Judge(variance: { errors, mean in
        let count = Double(errors.count)
        return (errors.reduce(0) { $0 + $1 * $1 } - count * mean * mean) / (count - 1)
      }).answer()),
    Mistake(
      "measures in deviations, not in standard errors", caughtAt: "the example",
      Judge(distance: { difference, variance, _ in difference / variance.squareRoot() }).answer()),
    Mistake(
      "divides by N, not by its root", caughtAt: "the example",
      Judge(distance: { $0 / ($1.squareRoot() / $2) }).answer()),
    Mistake(
      "gives the distance without its sign", caughtAt: "the example",
      Judge(distance: { $0.magnitude / ($1 / $2).squareRoot() }).answer()),
    Mistake(
      "turns the sign around", caughtAt: "the example",
      Judge(distance: { -$0 / ($1 / $2).squareRoot() }).answer()),
    Mistake(
      "adds a little to the standard error", caughtAt: "X times 2^-200",
      Judge(distance: { $0 / (($1 / $2).squareRoot() + 1e-15) }).answer()),
  ]
}

private func wrongRefusals() -> [Mistake<VarianceAnswer>] {
  [
    Mistake(
      "divides 0 by 0", caughtAt: "a zero layer of probability zero",
      Judge(isZero: { _ in false }, isRefused: { _ in false }).answer()),
    Mistake(
      "refuses a zero layer of probability zero", caughtAt: "a zero layer of probability zero",
      Judge(isZero: { _ in false }).answer()),
    Mistake("looks at the column alone", caughtAt: "a zero row of probability zero") {
      x, y, k, p, given in
      for i in p.indices where p[i] == 0 && x[column: i].norm > 0 { throw Refusal() }
      return try Judge().answer()(x, y, k, p, given)
    },
    Mistake(
      "skips layers below 1e-12", caughtAt: "a small layer of small probability",
      Judge(isZero: { $0 < 1e-12 }).answer()),
    Mistake(
      "takes a small probability for zero", caughtAt: "a small layer of small probability",
      Judge(isRefused: { $0 < 1e-12 }).answer()),
    Mistake("skips every layer of probability zero", caughtAt: "a layer that is never drawn") {
      x, y, k, p, given in
      let drawn = p.indices.filter { p[$0] > 0 }
      let (left, right) = (x[columns: drawn], y[rows: drawn])
      return try Judge().answer()(left, right, k, Vector(drawn.map { p[$0] }), given)
    },
    Mistake("judges from one estimate", caughtAt: "one estimate", Judge(least: 1).answer()),
  ]
}
