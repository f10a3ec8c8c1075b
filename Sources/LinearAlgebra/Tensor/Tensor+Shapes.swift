extension Tensor {
  /// The same entries in the same order under other sizes.
  ///
  /// ```swift
  /// picture.reshaped(to: [512 * 384, 3])   // a row for every pixel
  /// ```
  ///
  /// - Precondition: The sizes have the same product.
  /// - Complexity: O(1); nothing is copied.
  public func reshaped(to sizes: [Int]) -> Tensor {
    demand(
      Self.count(sizes) == count,
      "cannot reshape \(shape) to \(Self.shape(sizes)): \(count) entries are not \(Self.count(sizes))"
    )
    return Tensor(sizes: sizes, columnMajor: elements)
  }

  /// The tensor as a matrix: the first modes run down its rows, the others along its columns.
  ///
  /// With one leading mode it is ``unfolding(_:)`` for mode 0; with all but one, the transpose of the
  /// unfolding for the last mode.
  ///
  /// - Precondition: There are as many modes.
  /// - Complexity: O(1); nothing is copied.
  public func matricized(leading count: Int) -> Matrix<Scalar> {
    demand(
      (0...order).contains(count), "a tensor of order \(order) has no first \(count) modes")
    return Matrix(
      rows: Self.count(Array(sizes.prefix(count))),
      columns: Self.count(Array(sizes.suffix(order - count))), columnMajor: elements)
  }

  /// The matrix of entries with a given last index, of a tensor of order 3.
  ///
  /// - Precondition: The order is 3, and the index is in range.
  /// - Complexity: O(rows × columns)
  public func slice(_ last: Int) -> Matrix<Scalar> {
    demand(order == 3, "slices are matrices for order 3, not for a \(shape) tensor")
    demand(
      last >= 0 && last < sizes[2], "slice \(last) is outside a \(shape) tensor")
    let length = sizes[0] * sizes[1]
    return Matrix(
      rows: sizes[0], columns: sizes[1],
      columnMajor: Array(elements[(last * length)..<((last + 1) * length)]))
  }

  /// The tensor with its modes in another order: mode `n` of the result is mode `order[n]` of this.
  ///
  /// - Precondition: `order` names every mode once.
  /// - Complexity: O(count)
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func permuted(_ order: [Int]) -> Tensor {
    demand(
      order.sorted() == Array(sizes.indices),
      "\(order) is not an order of the modes of a \(shape) tensor")
    let newSizes = order.map { sizes[$0] }
    let steps = order.map { mode in sizes[..<mode].reduce(1, *) }
    var moved: [Scalar] = []
    moved.reserveCapacity(count)
    var index = [Int](repeating: 0, count: order.count)
    var offset = 0
    for _ in 0..<count {
      moved.append(elements[offset])
      for mode in index.indices {
        index[mode] += 1
        offset += steps[mode]
        if index[mode] < newSizes[mode] { break }
        offset -= index[mode] * steps[mode]
        index[mode] = 0
      }
    }
    return Tensor(sizes: newSizes, columnMajor: moved)
  }
}

extension Matrix {
  /// Looks at a tensor of order 2 as a matrix.
  ///
  /// - Precondition: The order is 2.
  /// - Complexity: O(1)
  public init(_ tensor: Tensor<Scalar>) {
    demand(tensor.order == 2, "a \(tensor.shape) tensor is not a matrix")
    self.init(rows: tensor.sizes[0], columns: tensor.sizes[1], columnMajor: tensor.elements)
  }
}
