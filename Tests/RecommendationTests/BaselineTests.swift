import LinearAlgebra
import Recommendation
import Testing

@Suite struct BaselineTests {
  @Test func `Biases without a penalty fit ratings that are sums exactly`() {
    let sums = Ratings(
      people: ["Ada", "Ben"], items: ["A", "B"], scale: 1...5,
      [(0, 0, 2.0), (0, 1, 3), (1, 0, 4), (1, 1, 5)].map {
        Rating(person: $0.0, item: $0.1, value: $0.2)
      })
    let biases = Biases<Double>(sums, personPenalty: 0, itemPenalty: 0)
    for rating in sums.entries {
      #expect(
        abs(biases.prediction(person: rating.person, item: rating.item) - rating.value) < 1e-12)
    }
  }

  @Test func `After many sweeps no bias can be moved with gain`() {
    let (a, b) = (3.0, 2.0)
    let biases = Biases<Double>(small, personPenalty: a, itemPenalty: b, sweeps: 300)
    func loss(_ people: Vector<Double>, _ items: Vector<Double>) -> Double {
      let squares = small.entries.reduce(0) { sum, rating in
        let error = rating.value - biases.mean - people[rating.person] - items[rating.item]
        return sum + error * error
      }
      return squares + a * people.dot(people) + b * items.dot(items)
    }
    let h = 1e-4
    for u in biases.people.indices {
      let e = Vector(biases.people.indices.map { $0 == u ? h : 0 })
      let slope =
        loss(biases.people + e, biases.items) - loss(biases.people - e, biases.items)
      #expect(abs(slope / (2 * h)) < 1e-8)
    }
    for i in biases.items.indices {
      let e = Vector(biases.items.indices.map { $0 == i ? h : 0 })
      let slope =
        loss(biases.people, biases.items + e) - loss(biases.people, biases.items - e)
      #expect(abs(slope / (2 * h)) < 1e-8)
    }
  }

  @Test func `Who has no ratings is predicted by the rest`() {
    let ratings = Ratings(
      people: ["Ada", "new"], items: ["A", "unseen"], scale: 1...5,
      [Rating(person: 0, item: 0, value: 4)])
    let biases = Biases<Float>(ratings, personPenalty: 0, itemPenalty: 0)
    #expect(biases.prediction(person: 1, item: 1) == 4)
  }

  @Test func `Both precisions agree to single precision`() {
    let ratings = planted()
    let (single, double) = (Biases<Float>(ratings), Biases<Double>(ratings))
    for (a, b) in zip(single.items, double.items) { #expect(abs(Double(a) - b) < 1e-4) }
  }

  @Test func `Items that people rate alike are similar, and others are opposite`() {
    var ratings: [Rating] = []
    for u in 0..<8 {
      let (high, low) = u % 2 == 0 ? (5.0, 1.0) : (1.0, 5.0)
      ratings += [high, high, low].enumerated().map {
        Rating(person: u, item: $0.offset, value: $0.element)
      }
    }
    let neighbors = Neighbors<Double>(
      Ratings(
        people: (0..<8).map(String.init), items: ["A", "B", "C"], scale: 1...5, ratings),
      shrinkage: 0)
    #expect(neighbors.similarities[0, 1] > 0.9)
    #expect(neighbors.similarities[0, 2] < -0.9)
    #expect(neighbors.similarities[1, 1] == 0)
  }

  @Test func `Neighbors predict planted ratings better than biases`() {
    var random = SplitMix64(seed: 2)
    let split = planted(people: 150, share: 0.5).fold(0, of: 5, using: &random)
    let neighbors = Accuracy(of: Neighbors<Double>(split.training), on: split.test)
    let biases = Accuracy(of: Biases<Double>(split.training), on: split.test)
    #expect(neighbors.rootMeanSquare < biases.rootMeanSquare)
  }
}
