extension Tensor {
  /// The unfolding `X₍ₙ₎`: a matrix with a row for every value of index n.
  ///
  /// Its columns are the mode-n fibers, the vectors that one gets by fixing all other indices. They
  /// stand in the order of the storage: of the other indices, the first runs fastest. Source: Kolda
  /// and Bader, section 2.4.
  ///
  /// - Precondition: The mode exists.
  /// - Complexity: O(1) for mode 0, O(count) for the others, which are copies.
  public func unfolding(_ mode: Int) -> Matrix<Scalar> {
    let (left, size, right) = split(mode)
    let fibers = left == 1 ? elements : Self.transposeBlocks(elements, left, size, right)
    return Matrix(rows: size, columns: left * right, columnMajor: fibers)
  }

  /// Folds an unfolding back into a tensor.
  ///
  /// - Parameters:
  ///   - matrix: What ``unfolding(_:)`` gives for the mode.
  ///   - mode: The mode along its rows.
  ///   - sizes: The sizes of the tensor.
  /// - Precondition: The matrix has `sizes[mode]` rows, and a column for all values of the others.
  /// - Complexity: O(1) for mode 0, O(count) for the others.
  public init(folding matrix: Matrix<Scalar>, mode: Int, sizes: [Int]) {
    demand(
      sizes.indices.contains(mode), "mode \(mode) is outside a \(Self.shape(sizes)) tensor")
    let left = sizes[..<mode].reduce(1, *)
    let right = sizes[(mode + 1)...].reduce(1, *)
    demand(
      matrix.rows == sizes[mode] && matrix.columns == left * right,
      "a \(matrix.shape) matrix is not unfolding \(mode) of a \(Self.shape(sizes)) tensor")
    self.init(
      sizes: sizes,
      columnMajor: left == 1
        ? matrix.elements : Self.transposeBlocks(matrix.elements, sizes[mode], left, right))
  }

  /// The tensor seen from one mode: the product of the sizes before it, its own, and of those after.
  ///
  /// Seen so, a tensor is a list of `right` matrices that are `left` × `size`. Products along the
  /// mode act on each of them, which is why they need no permuted copy.
  func split(_ mode: Int) -> (left: Int, size: Int, right: Int) {
    demand(sizes.indices.contains(mode), "mode \(mode) is outside a \(shape) tensor")
    return (
      sizes[..<mode].reduce(1, *), sizes[mode], sizes[(mode + 1)...].reduce(1, *)
    )
  }

  /// Transposes each of `count` matrices of `rows` × `columns` that stand one after the other.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private static func transposeBlocks(
    _ source: [Scalar], _ rows: Int, _ columns: Int, _ count: Int
  ) -> [Scalar] {
    [Scalar](unsafeUninitializedCapacity: source.count) { target, initialized in
      // Square blocks, so that both the reading and the writing side stay in the cache.
      let block = 32
      for start in stride(from: 0, to: source.count, by: Swift.max(1, rows * columns)) {
        for blockColumn in stride(from: 0, to: columns, by: block) {
          for blockRow in stride(from: 0, to: rows, by: block) {
            for j in blockColumn..<min(blockColumn + block, columns) {
              for i in blockRow..<min(blockRow + block, rows) {
                target.initializeElement(
                  at: start &+ j &+ i &* columns, to: source[start &+ i &+ j &* rows])
              }
            }
          }
        }
      }
      initialized = source.count
    }
  }
}
