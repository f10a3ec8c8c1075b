public import LinearAlgebra

extension MonarchMatrix {
  /// Writes a Kronecker product as a Monarch matrix, without any rounding.
  ///
  /// Entry `(i·c + γ, β·w + j)` of `A ⊗ B`, with c × w the shape of B, is `a_{iβ} b_{γj}`: in each slice a
  /// column of A times a row of B. All blocks of the left factor are A and all of the right one B.
  ///
  /// - Precondition: Neither matrix is empty.
  /// - Complexity: O(stored numbers)
  public init(kronecker a: Matrix<Scalar>, _ b: Matrix<Scalar>) {
    demand(
      !a.isEmpty && !b.isEmpty, "the Kronecker product of \(a.shape) and \(b.shape) is empty")
    let layout = MonarchLayout(
      rows: a.rows * b.rows, columns: a.columns * b.columns, rowGroups: b.rows,
      columnBlocks: a.columns)
    self.init(
      layout, left: .repeating(a, b.rows), right: .repeating(b, a.columns))
  }

  /// The Hadamard matrix of order 2ᵏ as a Monarch matrix, with about √n groups and blocks.
  ///
  /// Sylvester's matrices are Kronecker products of one another, `H_n = H_b ⊗ H_c` with n = b·c, so no
  /// permutation is needed. A product with it takes `2n(b + c)` operations.
  ///
  /// - Precondition: The exponent is not negative.
  /// - Complexity: O(n√n)
  public static func hadamard(_ exponent: Int) -> MonarchMatrix {
    demand(exponent >= 0, "the order of a Hadamard matrix is 2ᵏ, k = \(exponent)")
    return MonarchMatrix(
      kronecker: .signs(1 << (exponent - exponent / 2)), .signs(1 << (exponent / 2)))
  }
}

extension Matrix {
  /// Sylvester's matrix of an order that is a power of two.
  fileprivate static func signs(_ size: Int) -> Matrix {
    Matrix(rows: size, columns: size) { i, j in
      (i & j).nonzeroBitCount.isMultiple(of: 2) ? 1 : -1
    }
  }

  fileprivate static func repeating(_ block: Matrix, _ count: Int) -> Matrix {
    Matrix(
      rows: block.rows, columns: block.columns * count,
      columnMajor: Array(repeatElement(block.elements, count: count).joined()))
  }
}
