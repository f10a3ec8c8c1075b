import LinearAlgebra
import Recommendation
import Testing

@Suite struct DescentTests {
  /// One rating: then an epoch is one step.
  private let one = Ratings(
    people: ["Ada"], items: ["A"], scale: 1...5, [Rating(person: 0, item: 0, value: 4)])

  @Test func `A step goes along the gradient by central differences`() {
    let (rate, penalty) = (1e-3, 0.3)
    var random = SplitMix64(seed: 4)
    var start = FactorModel<Double>(startingFor: one, factors: 11, spread: 1, using: &random)
    start.biases.people = [0.2]
    start.biases.items = [-0.4]
    var end = start
    StochasticDescent(one, rate: rate, penalty: penalty).runEpoch(on: &end)
    func loss(_ x: [Double]) -> Double {
      let (p, q) = (Vector(x[0..<11]), Vector(x[11..<22]))
      let error = 4 - start.biases.mean - x[22] - x[23] - p.dot(q)
      return 0.5 * error * error + 0.5 * penalty * x.reduce(0) { $0 + $1 * $1 }
    }
    func parameters(_ m: FactorModel<Double>) -> [Double] {
      m.people.elements + m.items.elements + m.biases.people.elements
        + m.biases.items.elements
    }
    let (before, after) = (parameters(start), parameters(end))
    for k in before.indices {
      let h = 1e-5
      var (above, below) = (before, before)
      above[k] += h
      below[k] -= h
      let slope = (loss(above) - loss(below)) / (2 * h)
      #expect(abs((after[k] - before[k]) / rate + slope) < 1e-7)
    }
  }

  @Test func `Without factors only the biases learn`() {
    var random = SplitMix64(seed: 4)
    var model = FactorModel<Float>(startingFor: small, factors: 0, using: &random)
    let descent = StochasticDescent<Float>(small, rate: 0.05, penalty: 0)
    for _ in 0..<400 { descent.runEpoch(on: &model) }
    let plain = Biases<Float>(small, personPenalty: 0, itemPenalty: 0, sweeps: 200)
    let (mine, best) = (Accuracy(of: model, on: small), Accuracy(of: plain, on: small))
    #expect(abs(mine.rootMeanSquare - best.rootMeanSquare) < 0.05)
  }

  @Test func `Who has no ratings gets no random vector`() {
    let ratings = Ratings(
      people: ["Ada", "new"], items: ["A", "unseen"], scale: 1...5,
      [Rating(person: 0, item: 0, value: 4)])
    var random = SplitMix64(seed: 4)
    let model = FactorModel<Double>(startingFor: ratings, factors: 3, using: &random)
    #expect(model.people[column: 1] == .zero(3))
    #expect(model.items[column: 1] == .zero(3))
    #expect(model.people[column: 0] != .zero(3))
  }

  @Test func `SVD++ gives what the loop over all films of a person gives`() {
    let ratings = planted(people: 12, items: 9, share: 0.5)
    var random = SplitMix64(seed: 6)
    var fast = SVDPlusPlus<Double>(startingFor: ratings, factors: 5, using: &random)
    var slow = fast
    let (rate, penalty) = (0.03, 0.2)
    let descent = EchoDescent(ratings, rate: rate, penalty: penalty)
    for _ in 0..<3 {
      descent.runEpoch(on: &fast)
      runSlowly(&slow, ratings, rate, penalty)
    }
    #expect((fast.echoes - slow.echoes).frobeniusNorm < 1e-12)
    #expect((fast.model.people - slow.model.people).frobeniusNorm < 1e-12)
    #expect((fast.model.items - slow.model.items).frobeniusNorm < 1e-12)
    #expect((fast.model.biases.items - slow.model.biases.items).norm < 1e-12)
  }

  /// The rule as it is written down, with a vector for each film of the person in every step.
  private func runSlowly(
    _ plus: inout SVDPlusPlus<Double>, _ ratings: Ratings, _ rate: Double, _ penalty: Double
  ) {
    for u in ratings.people.indices {
      let mine = ratings.ratings(by: u)
      let weight = 1 / Double(max(mine.count, 1)).squareRoot()
      for rating in mine {
        var z = Vector<Double>.zero(plus.model.factorCount)
        for other in mine { z += weight * plus.echoes[column: other.item] }
        let (p, q) = (plus.model.people[column: u], plus.model.items[column: rating.item])
        let (b, c) = (plus.model.biases.people[u], plus.model.biases.items[rating.item])
        let error = rating.value - plus.model.biases.mean - b - c - (p + z).dot(q)
        plus.model.biases.people[u] += rate * (error - penalty * b)
        plus.model.biases.items[rating.item] += rate * (error - penalty * c)
        plus.model.people[column: u] = p + rate * (error * q - penalty * p)
        plus.model.items[column: rating.item] = q + rate * (error * (p + z) - penalty * q)
        for other in mine {
          let y = plus.echoes[column: other.item]
          plus.echoes[column: other.item] = y + rate * (error * weight * q - penalty * y)
        }
      }
    }
  }

  @Test func `A collapsed model predicts with the films that a person rated`() {
    var random = SplitMix64(seed: 6)
    let plus = SVDPlusPlus<Double>(startingFor: small, factors: 2, using: &random)
    let model = plus.collapsed(for: small)
    let mine = small.ratings(by: 0).map(\.item)
    var p = plus.model.people[column: 0]
    for item in mine { p += (1 / 3.0.squareRoot()) * plus.echoes[column: item] }
    #expect((model.people[column: 0] - p).norm < 1e-14)
  }

  @Test func `Descent finds a planted structure that biases cannot see`() {
    var random = SplitMix64(seed: 8)
    let split = planted(people: 150, share: 0.5).fold(0, of: 5, using: &random)
    var model = FactorModel<Double>(startingFor: split.training, factors: 4, using: &random)
    let descent = StochasticDescent(split.training, rate: 0.02, penalty: 0.02)
    for _ in 0..<150 { descent.runEpoch(on: &model) }
    let found = Accuracy(of: model, on: split.test).rootMeanSquare
    #expect(
      found < 0.5 * Accuracy(of: Biases<Double>(split.training), on: split.test).rootMeanSquare)
  }
}
