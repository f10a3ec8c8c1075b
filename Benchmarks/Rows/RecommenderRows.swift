import Foundation
import LinearAlgebra
import Recommendation

/// Factors of ratings, and of what people did.
func recommenderRows() -> [Row] { [descentRow(), implicitRow()] }

/// Descent over ratings by the clock of twenty epochs, from a start of its own for each.
///
/// The error is that on the ratings themselves: it tells that as much was learned, not how well new ones
/// would be predicted.
private func descentRow() -> Row {
  Row(
    name: "An epoch of descent, 100,000 ratings, 100 factors", workload: "descent", target: 0.5,
    errorName: "the root mean square on the ratings after 20 epochs, beside the library's first",
    allowedError: 1.02, operations: 100_000 * 100 * 10
  ) { folder in
    var generator = SplitMix64(seed: 16)
    let ratings = try Ratings(madeFor: 943, 1682, count: 100_000, using: &generator)
    try ratings.columns().write(npy: folder.appending(path: "ratings.npy").path)
    func learn() -> (error: Double, seconds: Double) {
      var random = SplitMix64(seed: 17)
      let (model, seconds) = stopwatch {
        var model = FactorModel<Float>(startingFor: ratings, factors: 100, using: &random)
        let descent = StochasticDescent<Float>(ratings)
        for _ in 0..<20 { descent.runEpoch(on: &model) }
        return model
      }
      return (Accuracy(of: model, on: ratings).rootMeanSquare, seconds / 20)
    }
    let first = learn().error
    try Matrix(row: [first]).write(npy: folder.appending(path: "truth.npy").path)
    return [
      Row.library: {
        let (error, seconds) = learn()
        return Sample(seconds: seconds, error: error / first)
      }
    ]
  }
}

/// Fifteen sweeps with three steps of conjugate gradients for each row and a product for where it was:
/// four products with `YᵀY`, which is formed once for everybody, and with what was done.
private let implicitOperations: Double = 15 * (2 * 1e6 * 4 * 4 * 64 + 9746 * 5 * 2 * 64 * 64)

/// Fifteen sweeps of implicit feedback, each side in turn, with the same penalty, from the same start.
private func implicitRow() -> Row {
  Row(
    name: "Implicit ALS, 10⁶ places, 64 factors, 15 sweeps", workload: "implicit", target: 0.7,
    errorName: "the loss over all places, beside that of 15 exact sweeps by the library",
    allowedError: 1.005, operations: implicitOperations,
    isSingle: true, mostRounds: 5
  ) { folder in
    var generator = SplitMix64(seed: 18)
    let ratings = try Ratings(madeFor: 6040, 3706, count: 1_000_000, using: &generator)
    try ratings.columns().write(npy: folder.appending(path: "ratings.npy").path)
    let excess: SparseMatrix<Float> = ratings.matrix()
    // All begin at the same place: from another one, so many sweeps lead to another loss.
    var random = SplitMix64(seed: 19)
    let start = ImplicitModel<Float>(
      people: excess.rows, items: excess.columns, factors: 64, using: &random)
    try start.people.write(npy: folder.appending(path: "people.npy").path)
    try start.items.write(npy: folder.appending(path: "items.npy").path)
    func learn(
      _ solver: ImplicitFactorization<Float>.Solver
    ) throws -> (loss: Double, seconds: Double) {
      let ((method, model), seconds) = try stopwatch {
        let method = ImplicitFactorization<Float>(
          confidenceExcess: excess, penalty: 0.01, solver: solver)
        var model = start
        for _ in 0..<15 { try method.sweep(&model) }
        return (method, model)
      }
      return (Double(method.loss(of: model)), seconds)
    }
    let exact = try learn(.cholesky).loss
    try Matrix(row: [exact]).write(npy: folder.appending(path: "truth.npy").path)
    return [
      Row.library: {
        let (loss, seconds) = try learn(.conjugateGradients(steps: 3))
        return Sample(seconds: seconds, error: loss / exact)
      }
    ]
  }
}

extension Ratings {
  /// Ratings that tastes of five numbers, biases and chance make; some films are rated far more often.
  fileprivate init(
    madeFor people: Int, _ items: Int, count: Int, using generator: inout SplitMix64
  ) throws {
    let tastes = Matrix<Double>.gaussian(rows: people, columns: 6, using: &generator)
    let films = Matrix<Double>.gaussian(rows: items, columns: 6, using: &generator)
    var taken: Set<Int> = []
    var entries: [Rating] = []
    while entries.count < count {
      let person = Int(generator.uniform() * Double(people))
      let share = generator.uniform()
      let item = Int(share * share * Double(items))
      guard taken.insert(person * items + item).inserted else { continue }
      let liking = tastes[row: person].dot(films[row: item]) / 4
      let value = 3.5 + liking + films[item, 0] / 2 + generator.gaussian() * 0.8
      entries.append(Rating(person: person, item: item, value: min(5, max(1, value.rounded()))))
    }
    self.init(
      people: (0..<people).map(String.init), items: (0..<items).map(String.init), scale: 1...5,
      entries)
  }

  /// Person, item and value in the columns, a row a rating.
  fileprivate func columns() -> Matrix<Double> {
    Matrix(rows: count, columns: 3) { i, j in
      let rating = entries[i]
      return [Double(rating.person), Double(rating.item), rating.value][j]
    }
  }
}
