public import LinearAlgebra

extension MonarchMatrix {
  /// The product `Ax`.
  ///
  /// - Precondition: `a.columns == x.count`.
  /// - Complexity: 2·r·(m·b + n·c) operations.
  public static func * (a: MonarchMatrix, x: Vector<Scalar>) -> Vector<Scalar> {
    demand(a.columns == x.count, "cannot multiply \(a.shape) by a vector of \(x.count) entries")
    return a.product(Matrix(column: x))[column: 0]
  }

  /// The product `AX` with a matrix whose columns are vectors.
  ///
  /// - Precondition: `a.columns == x.rows`.
  /// - Complexity: 2·r·(m·b + n·c)·k operations for k columns.
  public static func * (a: MonarchMatrix, x: Matrix<Scalar>) -> Matrix<Scalar> { a.product(x) }

  /// The product `Aᵀy`.
  ///
  /// - Precondition: `y.count == rows`.
  /// - Complexity: 2·r·(m·b + n·c) operations.
  public func transposeProduct(_ y: Vector<Scalar>) -> Vector<Scalar> {
    demand(
      y.count == rows,
      "cannot multiply the transpose of \(shape) by a vector of \(y.count) entries")
    return transposeProduct(Matrix(column: y))[column: 0]
  }
}

extension MonarchMatrix: LinearOperator {
  /// The product `AX`: b small products, a deal, and c small products.
  ///
  /// No number is moved for the deal in the middle. What is between the factors is kept transposed, so that
  /// BLAS can write each column where it belongs.
  ///
  /// - Precondition: `x.rows == columns`.
  /// - Complexity: 2·r·(m·b + n·c)·k operations for k columns.
  public func product(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    demand(columns == x.rows, "cannot multiply \(shape) by \(x.shape)")
    return output(ofInner: inner(of: x))
  }

  /// The product `AᵀY`.
  ///
  /// - Precondition: `y.rows == rows`.
  /// - Complexity: 2·r·(m·b + n·c)·k operations for k columns.
  public func transposeProduct(_ y: Matrix<Scalar>) -> Matrix<Scalar> {
    demand(rows == y.rows, "cannot multiply the transpose of \(shape) by \(y.shape)")
    return input(ofInner: transposeInner(of: dealt(y)))
  }
}

// The four stages, which a layer that learns uses one at a time. A batch has k columns.
extension MonarchMatrix {
  private typealias Part = Kernels<Scalar>.Part

  /// What the right factor makes of a batch, dealt and transposed: k × b·c·r.
  package func inner(of x: Matrix<Scalar>) -> Matrix<Scalar> {
    let (b, q, w) = (layout.columnBlocks, layout.rowGroups * layout.sliceRank, layout.sliceColumns)
    let (x, k) = (x.withRows(layout.paddedColumns), x.columns)
    return BlockProducts(rows: k, columns: layout.innerSize, count: b, operations: k * q * w)
      .matrix(x, right) { block, h, x, right in
        let x = Part(x + block * w, stride: b * w, transposed: true)
        let right = Part(right + block * w * q, stride: q, transposed: true)
        Kernels.addProduct(1, x, right, to: h + block * k, stride: b * k, k, q, w)
      }
  }

  /// What the left factor makes of it: m × k.
  package func output(ofInner inner: Matrix<Scalar>) -> Matrix<Scalar> {
    let (c, q, p) = (layout.rowGroups, layout.columnBlocks * layout.sliceRank, layout.sliceRows)
    let k = inner.rows
    let y = BlockProducts<Scalar>(rows: k, columns: c * p, count: c, operations: k * q * p)
      .matrix(inner, left) { group, y, inner, left in
        let inner = Part(inner + group * q * k, stride: k)
        let left = Part(left + group * p * q, stride: p, transposed: true)
        Kernels.addProduct(1, inner, left, to: y + group * k, stride: c * k, k, p, q)
      }
    return y.transposed().withRows(rows)
  }

  /// A batch of outputs as the stages of the transpose read it: transposed and filled up.
  package func dealt(_ y: Matrix<Scalar>) -> Matrix<Scalar> {
    y.withRows(layout.paddedRows).transposed()
  }

  /// What the transpose of the left factor makes of such a batch: k × b·c·r.
  package func transposeInner(of y: Matrix<Scalar>) -> Matrix<Scalar> {
    let (c, q, p) = (layout.rowGroups, layout.columnBlocks * layout.sliceRank, layout.sliceRows)
    let k = y.rows
    return BlockProducts(rows: k, columns: layout.innerSize, count: c, operations: k * q * p)
      .matrix(y, left) { group, h, y, left in
        let y = Part(y + group * k, stride: c * k)
        let left = Part(left + group * p * q, stride: p)
        Kernels.addProduct(1, y, left, to: h + group * q * k, stride: k, k, q, p)
      }
  }

  /// What the transpose of the right factor makes of that: n × k.
  package func input(ofInner inner: Matrix<Scalar>) -> Matrix<Scalar> {
    let (b, q, w) = (layout.columnBlocks, layout.rowGroups * layout.sliceRank, layout.sliceColumns)
    let k = inner.rows
    let x = BlockProducts<Scalar>(rows: b * w, columns: k, count: b, operations: k * q * w)
      .matrix(inner, right) { block, x, inner, right in
        let right = Part(right + block * w * q, stride: q, transposed: true)
        let inner = Part(inner + block * k, stride: b * k, transposed: true)
        Kernels.addProduct(1, right, inner, to: x + block * w, stride: b * w, w, k, q)
      }
    return x.withRows(columns)
  }

  /// The gradient of the left factor: `G Hᵀ` in each of its blocks, for dealt outputs and what was between.
  package func leftGradient(_ gradient: Matrix<Scalar>, inner: Matrix<Scalar>) -> Matrix<Scalar> {
    let (c, q, p) = (layout.rowGroups, layout.columnBlocks * layout.sliceRank, layout.sliceRows)
    let k = inner.rows
    return BlockProducts(rows: p, columns: c * q, count: c, operations: k * q * p)
      .matrix(gradient, inner) { group, d, gradient, inner in
        let gradient = Part(gradient + group * k, stride: c * k, transposed: true)
        let inner = Part(inner + group * q * k, stride: k)
        Kernels.addProduct(1, gradient, inner, to: d + group * p * q, stride: p, p, q, k)
      }
  }

  /// The gradient of the right factor: `G Xᵀ` in each of its blocks, for the gradient between the factors.
  package func rightGradient(inner: Matrix<Scalar>, input x: Matrix<Scalar>) -> Matrix<Scalar> {
    let (b, q, w) = (layout.columnBlocks, layout.rowGroups * layout.sliceRank, layout.sliceColumns)
    let (x, k) = (x.withRows(layout.paddedColumns), inner.rows)
    return BlockProducts(rows: q, columns: b * w, count: b, operations: k * q * w)
      .matrix(inner, x) { block, d, inner, x in
        let inner = Part(inner + block * k, stride: b * k, transposed: true)
        let x = Part(x + block * w, stride: b * w, transposed: true)
        Kernels.addProduct(1, inner, x, to: d + block * w * q, stride: q, q, w, k)
      }
  }
}
