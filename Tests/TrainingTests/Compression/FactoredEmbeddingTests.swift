import LinearAlgebra
import LowRank
import Testing
import Training

/// A table of tokens with a loss that is linear in its columns, to look at gradients.
private struct Reading: Trainable {
  var table: FactoredEmbedding<Double>
  let weights: Matrix<Double>

  mutating func withParameters(_ body: (String, inout Parameter<Double>) -> Void) {
    table.withParameters(body)
  }

  mutating func loss(of batch: [Int]) -> Double {
    let columns = table.forward(batch)
    return columns.hadamard(columns).hadamard(weights).elements.reduce(0, +)
  }

  mutating func accumulateGradients(of batch: [Int]) -> Double {
    let columns = table.forward(batch)
    table.backward(2 * columns.hadamard(weights))
    return columns.hadamard(columns).hadamard(weights).elements.reduce(0, +)
  }
}

@Suite struct `A factored embedding` {
  @Test func `gives the columns of its table`() throws {
    var generator = SplitMix64(seed: 1)
    let table = Matrix<Double>.gaussian(rows: 4, columns: 9, using: &generator)
    var whole = try FactoredEmbedding(table, rank: 4)
    let list = [3, 3, 0, 8, 1]
    #expect((whole.forward(list) - table[columns: list]).maxNorm < 1e-13)
    #expect(whole.parameterCount == 4 * (4 + 9))
  }

  @Test func `serves frequent tokens better`() throws {
    var generator = SplitMix64(seed: 2)
    let table = Matrix<Double>.gaussian(rows: 5, columns: 8, using: &generator)
    let often = Vector<Double>([100, 100, 1, 1, 1, 1, 1, 0])
    var (even, weighted) = try (
      FactoredEmbedding(table, rank: 2), FactoredEmbedding(table, frequencies: often, rank: 2)
    )
    func error(_ small: inout FactoredEmbedding<Double>) -> Double {
      let columns = small.forward(Array(0..<8)) - table
      return (0..<8).reduce(0) { $0 + often[$1] * columns[column: $1].dot(columns[column: $1]) }
    }
    #expect(error(&weighted) < error(&even))
  }

  @Test func `has the gradients that differences say, with a bias and repeated tokens`() throws {
    var generator = SplitMix64(seed: 3)
    let factors = LowRankMatrix<Double>(
      left: .gaussian(rows: 4, columns: 2, using: &generator),
      right: .gaussian(rows: 2, columns: 6, using: &generator))
    let weights = Matrix<Double>.gaussian(rows: 4, columns: 5, using: &generator)
    let model = Reading(
      table: FactoredEmbedding(factors, bias: [1, -1, 0.5, 2]), weights: weights)
    for check in model.checkGradients(of: [0, 5, 5, 2, 0], using: &generator) {
      #expect(check.error < 1e-7, "\(check.name)")
    }
  }

  @Test func `refuses a rank that the table cannot have`() {
    #expect(throws: LinearAlgebraError.rankOutOfRange(rank: 5, allowed: 1...4)) {
      try FactoredEmbedding(Matrix<Float>.zero(rows: 4, columns: 9), rank: 5)
    }
  }

  @Test func `stops at a token that is not in the vocabulary, below it or above`() async {
    let above = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var small = FactoredEmbedding<Float>(.zero(rows: 4, columns: 9))
      _ = small.forward([0, 8, 9])
    }
    expect(above, says: "token 9 is not in a vocabulary of 9")
    let below = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var small = FactoredEmbedding<Float>(.zero(rows: 4, columns: 9))
      _ = small.forward([3, -1])
    }
    expect(below, says: "token -1 is not in a vocabulary of 9")
  }

  @Test func `stops at a bias of the vocabulary's length and at wrong frequencies`() async {
    let bias = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = FactoredEmbedding<Float>(.zero(rows: 4, columns: 9), bias: .zero(9))
    }
    expect(bias, says: "a bias of 9 entries does not fit columns of 4")
    let negative = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try FactoredEmbedding(
        Matrix<Float>.zero(rows: 2, columns: 3), frequencies: [1, -1, 2], rank: 1)
    }
    expect(negative, says: "3 frequencies, none negative, are needed for 3 tokens")
  }

  private func expect(_ result: ExitTest.Result?, says words: String) {
    let content = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(content.contains(words), "\(content)")
  }
}
