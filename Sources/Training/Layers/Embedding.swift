public import LinearAlgebra

/// A table that gives every token a column: `y_j = E[:, t_j]`, and its place in the sequence another.
///
/// The output for token `t` at place `p` is `E[:, t] + P[:, p]`. Going back, each column of a table
/// collects the gradients of the places where it was used.
public struct Embedding<Scalar: LinearAlgebraScalar>: Parametrized {
  /// The columns of the tokens, features × vocabulary.
  public var tokens: Parameter<Scalar>
  /// The columns of the places, features × longest sequence.
  public var positions: Parameter<Scalar>
  private var input: [Int] = []
  private var length = 1

  /// Makes tables of normally distributed numbers, `σ = 0.02` as in GPT-2 unless it is given.
  public init(
    vocabulary: Int, length: Int, features: Int, deviation: Scalar = 0.02,
    using generator: inout some RandomNumberGenerator
  ) {
    let tokens = Matrix<Scalar>.gaussian(rows: features, columns: vocabulary, using: &generator)
    let places = Matrix<Scalar>.gaussian(rows: features, columns: length, using: &generator)
    self.tokens = Parameter(tokens.scaled(by: deviation))
    positions = Parameter(places.scaled(by: deviation))
  }

  /// The columns of tokens, sequence after sequence, each of one length.
  ///
  /// - Precondition: The tokens are in the vocabulary; the length divides their number and is at
  ///   most the longest that there are places for.
  public mutating func forward(_ list: [Int], length: Int) -> Matrix<Scalar> {
    demand(
      length > 0 && length <= positions.value.columns && list.count % length == 0,
      "\(list.count) tokens are no sequences of length \(length), "
        + "with at most \(positions.value.columns) places")
    (input, self.length) = (list, length)
    var result = tokens.value[columns: list]
    result += positions.value[columns: list.indices.map { $0 % length }]
    return result
  }

  /// Adds to the gradients of both tables.
  public mutating func backward(_ gradient: Matrix<Scalar>) {
    let places = input.indices.map { $0 % length }
    let (vocabulary, longest) = (tokens.value.columns, positions.value.columns)
    tokens.accumulate(gradient.sums(ofColumnsWith: input, among: vocabulary))
    positions.accumulate(gradient.sums(ofColumnsWith: places, among: longest))
  }

  /// Calls a body with `tokens.weight` and `positions.weight`.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    body("tokens.weight", &tokens)
    body("positions.weight", &positions)
  }
}

extension Matrix {
  /// The sums of the columns that carry the same label, one for each of `count` labels.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  fileprivate func sums(ofColumnsWith labels: [Int], among count: Int) -> Matrix {
    var sums = Matrix.zero(rows: rows, columns: count)
    sums.withMutableEntries { sums in
      elements.withUnsafeBufferPointer { entries in
        for (j, label) in labels.enumerated() {
          for i in 0..<rows { sums[i + label * rows] += entries[i + j * rows] }
        }
      }
    }
    return sums
  }
}
