import LinearAlgebra
import LowRank

/// A tensor of the contest, with the search of each format for its ranks.
struct Entrant {
  let name: String
  let x: Tensor<Double>
  private let matrices: MatrixSearch
  private let tuckers: RankSearch
  private let trains: RankSearch

  init(_ tensor: ContestTensor) throws {
    (name, x) = (tensor.rawValue, tensor.made())
    matrices = try MatrixSearch(x)
    tuckers = try .tucker(x)
    trains = try .train(x)
  }

  private func budget(_ share: Double) -> Int { Int(share * Double(x.count)) }

  /// The best matrix of low rank over all unfoldings.
  func matrix(_ share: Double) throws -> Found {
    try orRefuted(matrices.best(within: budget(share)))
  }

  func tucker(_ share: Double) throws -> (Found, Tucker<Double>) {
    let ranks = try orRefuted(tuckers.best(within: budget(share)))
    let result = try SequentialHOSVD(x, ranks: ranks)
    let found = Found(
      ranks: ranks, stored: result.tucker.storedNumbers,
      error: result.error / x.frobeniusNorm)
    return (found, result.tucker)
  }

  func train(_ share: Double) throws -> (Found, TensorTrain<Double>) {
    let ranks = try orRefuted(trains.best(within: budget(share)))
    let result = try TensorTrainSVD(x, ranks: ranks)
    let found = Found(
      ranks: ranks, stored: result.train.storedNumbers,
      error: result.error / x.frobeniusNorm)
    return (found, result.train)
  }

  private func orRefuted<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw NoRanks(tensor: name) }
    return value
  }
}

/// A budget so small that not even the smallest ranks fit.
struct NoRanks: Error, CustomStringConvertible {
  let tensor: String
  var description: String { "\(tensor): no ranks fit the budget." }
}
