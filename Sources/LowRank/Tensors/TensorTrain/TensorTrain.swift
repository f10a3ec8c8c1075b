public import LinearAlgebra

/// A tensor as a chain of small cores: entry (i, j, …, l) is the product of one matrix from each.
///
/// ```swift
/// let train = try TensorTrain(samples, relativeError: 1e-6)
/// train[[3, 0, 7, 1]]                    // four small products
/// (train + other).rounded(toRelativeError: 1e-6)
/// ```
///
/// `x[i₀, i₁, …] = G₀[i₀] G₁[i₁] ⋯`, where `Gₖ[i]` is slice i of core k, an rₖ × rₖ₊₁ matrix, and
/// the first and last ranks are 1. Storage grows with the order as d·n·r², not as nᵈ. Source:
/// Oseledets, "Tensor-Train Decomposition", SIAM J. Sci. Comput. 33, 2011,
/// https://doi.org/10.1137/090752286.
public struct TensorTrain<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The cores, each of sizes rₖ × nₖ × rₖ₊₁.
  public let cores: [Tensor<Scalar>]

  /// Wraps cores.
  ///
  /// - Precondition: There is at least one, all have order 3, neighboring ranks agree, and the first
  ///   and last are 1.
  public init(cores: [Tensor<Scalar>]) {
    demand(!cores.isEmpty, "a tensor train needs at least one core")
    for (k, core) in cores.enumerated() {
      let left = k == 0 ? 1 : cores[k - 1].sizes.last ?? 1
      demand(
        core.order == 3 && core.sizes[0] == left,
        "core \(k) is \(core.shape), which does not follow a core of right rank \(left)")
    }
    let last = cores[cores.count - 1]
    demand(last.sizes[2] == 1, "the last core is \(last.shape), but its right rank must be 1")
    self.cores = cores
  }
}

extension TensorTrain {
  /// The number of modes.
  public var order: Int { cores.count }
  /// The sizes of the tensor.
  public var sizes: [Int] { cores.map { $0.sizes[1] } }
  /// The ranks between neighboring cores, one fewer than there are cores.
  public var ranks: [Int] { cores.dropFirst().map { $0.sizes[0] } }
  /// How many numbers the cores hold.
  public var storedNumbers: Int { cores.reduce(0) { $0 + $1.count } }
  /// The shape in words, as error messages say it.
  var shape: String { sizes.map(String.init).joined(separator: " × ") }

  /// The entry at an index.
  ///
  /// - Precondition: The index has a value for each mode, in range.
  /// - Complexity: O(d·r²)
  public subscript(index: [Int]) -> Scalar {
    demand(
      index.count == order, "an index into a tensor of order \(order) cannot be \(index)")
    var row = Matrix<Scalar>(rows: 1, columns: 1, repeating: 1)
    for (k, core) in cores.enumerated() { row = row * core.middleSlice(index[k]) }
    return row[0, 0]
  }

  /// The tensor with every entry multiplied by `factor`.
  ///
  /// - Complexity: O(d·n·r²), the copy.
  public func scaled(by factor: Scalar) -> TensorTrain {
    TensorTrain(cores: [cores[0].scaled(by: factor)] + cores.dropFirst())
  }

  /// The tensor brought back from the unit in which it was computed, by way of its last core.
  func scaledAtTheEnd(by unit: PowerOfTwo<Scalar>) throws(LinearAlgebraError) -> TensorTrain {
    let last = cores[cores.count - 1].multiplied(by: unit)
    guard last.isFinite else { throw .overflow(routine: "The tensor train decomposition") }
    return TensorTrain(cores: cores.dropLast() + [last])
  }
}

extension Tensor {
  /// Multiplies a tensor train out.
  ///
  /// - Complexity: about 2·count·r operations.
  public init(_ train: TensorTrain<Scalar>) {
    var product = Matrix<Scalar>(rows: 1, columns: 1, repeating: 1)
    for core in train.cores {
      let next = product * core.matricized(leading: 1)
      product = Tensor(next).reshaped(to: [next.rows * core.sizes[1], core.sizes[2]])
        .matricized(leading: 1)
    }
    self.init(sizes: train.sizes, columnMajor: product.elements)
  }

  /// Slice i of a core: the matrix of the entries whose middle index is i.
  func middleSlice(_ i: Int) -> Matrix<Scalar> {
    demand(i >= 0 && i < sizes[1], "index \(i) is outside a mode of \(sizes[1]) values")
    let (rows, step) = (sizes[0], sizes[0] * sizes[1])
    return Matrix(rows: rows, columns: sizes[2]) { row, column in
      elements[row + i * rows + column * step]
    }
  }
}
