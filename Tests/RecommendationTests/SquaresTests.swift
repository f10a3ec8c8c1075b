import LinearAlgebra
import Recommendation
import Testing

@Suite struct SquaresTests {
  @Test(arguments: [AlternatingLeastSquares<Double>.Scaling.constant, .byCount])
  func `A sweep solves the ridge regression of every item`(
    _ scaling: AlternatingLeastSquares<Double>.Scaling
  ) throws {
    let ratings = planted(people: 20, items: 8)
    var random = SplitMix64(seed: 1)
    var model = FactorModel<Double>(startingFor: ratings, factors: 3, using: &random)
    let squares = AlternatingLeastSquares(ratings, penalty: 0.7, scaling: scaling)
    try squares.sweep(&model)
    // With the people as they are now, the items are the solutions of dense problems.
    for item in ratings.items.indices {
      let mine = ratings.entries.filter { $0.item == item }
      let penalty = scaling == .byCount ? 0.7 * Double(mine.count) : 0.7
      let z = Matrix(
        rows: mine.map { model.people[column: $0.person].elements + [1] })
      let t = Vector(
        mine.map { $0.value - model.biases.mean - model.biases.people[$0.person] })
      let stacked = z.appending(rowsOf: penalty.squareRoot() * Matrix.identity(4))
      let x = try stacked.leastSquares(Vector(t.elements + [0, 0, 0, 0]))
      #expect((x[0..<3] - model.items[column: item]).norm < 1e-10)
      #expect(abs(x[3] - model.biases.items[item]) < 1e-10)
    }
  }

  @Test func `No sweep makes the loss larger`() throws {
    let ratings = planted()
    var random = SplitMix64(seed: 1)
    var model = FactorModel<Double>(startingFor: ratings, factors: 4, using: &random)
    let squares = AlternatingLeastSquares(ratings, penalty: 0.05)
    var last = squares.loss(of: model)
    for _ in 0..<10 {
      try squares.sweep(&model)
      let loss = squares.loss(of: model)
      #expect(loss <= last * (1 + 1e-12))
      last = loss
    }
  }

  @Test func `A penalty of zero with too few ratings is an error`() {
    var random = SplitMix64(seed: 1)
    var model = FactorModel<Double>(startingFor: small, factors: 4, using: &random)
    #expect(throws: LinearAlgebraError.self) {
      try AlternatingLeastSquares(small, penalty: 0).sweep(&model)
    }
  }

  @Test func `A new person gets the vector that the sweep would give them`() throws {
    let ratings = planted()
    var random = SplitMix64(seed: 1)
    var model = FactorModel<Double>(startingFor: ratings, factors: 3, using: &random)
    let squares = AlternatingLeastSquares(ratings, penalty: 0.1)
    for _ in 0..<3 { try squares.sweep(&model) }
    var swept = model
    try squares.sweep(&swept)
    let mine = ratings.ratings(by: 5).map { (item: $0.item, value: $0.value) }
    let person = try NewPerson(mine.reversed(), in: model, penalty: 0.1)
    #expect((person.factors - swept.people[column: 5]).norm < 1e-10)
    #expect(abs(person.bias - swept.biases.people[5]) < 1e-10)
  }

  @Test func `Reasons sum to what a person's vector gives`() throws {
    let ratings = planted()
    var random = SplitMix64(seed: 1)
    let model = FactorModel<Double>(startingFor: ratings, factors: 3, spread: 1, using: &random)
    let person = try NewPerson(
      [(item: 3, value: 5), (item: 7, value: 1), (item: 3, value: 4)], in: model, penalty: 0.2)
    #expect(person.ratings.map(\.item) == [3, 7])
    for item in [0, 3, 39] {
      let whole = person.bias + person.factors.dot(model.items[column: item])
      #expect(abs(person.reasons(for: item).reduce(0, +) - whole) < 1e-12)
    }
    let nobody = try NewPerson([], in: model, penalty: 0.2)
    #expect(nobody.factors == .zero(3) && nobody.bias == 0)
    #expect(nobody.reasons(for: 2).isEmpty)
  }
}
