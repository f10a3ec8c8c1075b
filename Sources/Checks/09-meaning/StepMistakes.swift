import Grading
import LinearAlgebra

/// A step with parts that a mistake changes.
private struct Step {
  typealias Parts = (biases: Vector<Double>, person: Vector<Double>, film: Vector<Double>)

  var prediction: (RatingPlace) -> Double = { at in
    at.mean + at.biases[0] + at.biases[1] + at.person.dot(at.film)
  }
  /// What is made of the error, and of the penalties of biases and of vectors.
  var error: (Double) -> Double = { $0 }
  var biasPenalty = 1.0
  var penalty = 1.0
  var isRefused: (Double) -> Bool = { !$0.isFinite }
  var finish: (RatingPlace, Double, Parts) -> Parts = { _, _, parts in parts }

  func callAsFunction(_ at: RatingPlace) throws -> Parts {
    let plain = at.rating - prediction(at)
    if isRefused(plain) { throw Refusal() }
    let (error, rate) = (error(plain), at.rate)
    let (small, large) = (biasPenalty * at.penalty, penalty * at.penalty)
    return finish(
      at, error,
      (
        Vector(at.biases.map { $0 + rate * (error - small * $0) }),
        at.person + rate * (error * at.film - large * at.person),
        at.film + rate * (error * at.person - large * at.film)
      ))
  }
}

/// What people really get wrong about a step with biases.
func stepMistakes() -> [Mistake<StepAnswer>] { wrongPredictions() + wrongChanges() }

private func mistake(
  _ description: String, at name: String, _ change: (inout Step) -> Void
) -> Mistake<StepAnswer> {
  var step = Step()
  change(&step)
  let changed = step
  return Mistake(description, caughtAt: name) {
    try changed(
      RatingPlace(
        rating: $0, mean: $1, biases: $2, person: $3, film: $4, rate: $5, penalty: $6))
  }
}

private func wrongPredictions() -> [Mistake<StepAnswer>] {
  [
    mistake("forgets the mean", at: "the example") {
      $0.prediction = { $0.biases[0] + $0.biases[1] + $0.person.dot($0.film) }
    },
    mistake("takes a mean of 3", at: "another mean") {
      $0.prediction = { 3 + $0.biases[0] + $0.biases[1] + $0.person.dot($0.film) }
    },
    mistake("forgets the biases", at: "a prediction that is too high") {
      $0.prediction = { $0.mean + $0.person.dot($0.film) }
    },
    mistake("forgets the film's bias", at: "the example") {
      $0.prediction = { $0.mean + $0.biases[0] + $0.person.dot($0.film) }
    },
    mistake("forgets the vectors", at: "the example") {
      $0.prediction = { $0.mean + $0.biases[0] + $0.biases[1] }
    },
    mistake("cuts the prediction at 5", at: "a prediction that is too high") {
      $0.prediction = { min(5, $0.mean + $0.biases[0] + $0.biases[1] + $0.person.dot($0.film)) }
    },
    mistake("cuts the prediction at 1", at: "a prediction below 1") {
      $0.prediction = { max(1, $0.mean + $0.biases[0] + $0.biases[1] + $0.person.dot($0.film)) }
    },
    mistake("rounds the prediction", at: "a tiny bias") {
      $0.prediction = {
        ($0.mean + $0.biases[0] + $0.biases[1] + $0.person.dot($0.film)).rounded()
      }
    },
    mistake("lets an infinite error pass", at: "an infinite prediction") {
      $0.isRefused = { $0.isNaN }
    },
    mistake("lets an error pass that is NaN", at: "a mean that is NaN") {
      $0.isRefused = { $0.magnitude == .infinity }
    },
    mistake("refuses errors above 1000", at: "a large error") {
      $0.isRefused = { !($0.magnitude < 1000) }
    },
  ]
}

private func wrongChanges() -> [Mistake<StepAnswer>] {
  [
    mistake("moves the film by the person's new vector", at: "the example") {
      $0.finish = { at, error, parts in
        let change = error * parts.person - at.penalty * at.film
        return (parts.biases, parts.person, at.film + at.rate * change)
      }
    },
    mistake("moves the person by the film's new vector", at: "the example") {
      $0.finish = { at, error, parts in
        let change = error * parts.film - at.penalty * at.person
        return (parts.biases, at.person + at.rate * change, parts.film)
      }
    },
    mistake("computes the error again after the biases moved", at: "the example") {
      $0.finish = { at, _, parts in
        let error =
          at.rating - at.mean - parts.biases[0] - parts.biases[1] - at.person.dot(at.film)
        return (
          parts.biases, at.person + at.rate * (error * at.film - at.penalty * at.person),
          at.film + at.rate * (error * at.person - at.penalty * at.film)
        )
      }
    },
    mistake("goes up the gradient", at: "the example") { $0.error = { -$0 } },
    mistake("doubles the error, as for a square without its half", at: "the example") {
      $0.error = { 2 * $0 }
    },
    mistake("adds the penalty", at: "no error, with a penalty") {
      ($0.biasPenalty, $0.penalty) = (-1, -1)
    },
    mistake("forgets the penalty of biases", at: "no error, with a penalty") {
      $0.biasPenalty = 0
    },
    mistake("forgets the penalty of vectors", at: "no error, with a penalty") { $0.penalty = 0 },
    mistake("doubles the penalty", at: "no error, with a penalty") {
      ($0.biasPenalty, $0.penalty) = (2, 2)
    },
    mistake("leaves the rate out of the penalty", at: "no error, with a penalty") {
      $0.finish = { at, error, parts in
        (
          Vector(at.biases.map { $0 + at.rate * error - at.penalty * $0 }),
          at.person + (at.rate * error) * at.film - at.penalty * at.person,
          at.film + (at.rate * error) * at.person - at.penalty * at.film
        )
      }
    },
    mistake("leaves the biases as they are", at: "the example") {
      $0.finish = { at, _, parts in (at.biases, parts.person, parts.film) }
    },
    mistake("moves the film's bias only", at: "the example") {
      $0.finish = { at, _, parts in
        ([at.biases[0], parts.biases[1]], parts.person, parts.film)
      }
    },
    mistake("leaves the film as it is", at: "the example") {
      $0.finish = { at, _, parts in (parts.biases, parts.person, at.film) }
    },
    mistake("gives the changes, not what is new", at: "the example") {
      $0.finish = { at, _, parts in
        (parts.biases - at.biases, parts.person - at.person, parts.film - at.film)
      }
    },
    mistake("exchanges person and film", at: "the example") {
      $0.finish = { at, error, parts in
        (
          parts.biases, at.person + at.rate * (error * at.person - at.penalty * at.film),
          at.film + at.rate * (error * at.film - at.penalty * at.person)
        )
      }
    },
  ]
}
