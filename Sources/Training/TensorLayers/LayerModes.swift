internal import LinearAlgebra

/// How the entries of an output and of an input are counted by several indices in place of one.
///
/// With outputs `[4, 8]`, entry i of an output is entry (i mod 4, i / 4) of a 4 × 8 table: the first
/// index runs fastest, as in a matrix in memory. So a matrix W becomes a tensor without a number moving.
public struct LayerModes: Equatable, Sendable {
  /// The sizes whose product is the length of an output.
  public let outputs: [Int]
  /// The sizes whose product is the length of an input.
  public let inputs: [Int]

  /// Describes the indices.
  ///
  /// - Precondition: There is at least one size on each side, and all are positive.
  public init(outputs: [Int], inputs: [Int]) {
    demand(
      !outputs.isEmpty && !inputs.isEmpty && (outputs + inputs).allSatisfy { $0 > 0 },
      "sizes of \(outputs) and \(inputs) split nothing: all must be positive")
    self.outputs = outputs
    self.inputs = inputs
  }

  /// The lengths of an output and of an input.
  var lengths: (outputs: Int, inputs: Int) {
    (outputs.reduce(1, *), inputs.reduce(1, *))
  }

  /// Refuses a layer of other lengths.
  func require<Scalar>(_ linear: Linear<Scalar>) {
    demand(
      linear.outputs == lengths.outputs && linear.inputs == lengths.inputs,
      "sizes of \(outputs) × \(inputs) do not fit a layer of \(linear.outputs) × \(linear.inputs)")
  }
}

extension Matrix {
  /// The matrix with a column added to each of its own; without one, the matrix itself.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  func adding(column: Matrix?) -> Matrix {
    guard let column else { return self }
    var sum = self
    let rows = rows
    sum.withMutableEntries { sum in
      column.elements.withUnsafeBufferPointer { column in
        for j in 0..<columns {
          for i in 0..<rows { sum[i + j * rows] += column[i] }
        }
      }
    }
    return sum
  }
}
