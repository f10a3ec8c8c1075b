import LinearAlgebra

extension OrthonormalBasis {
  /// Replaces the columns that start at an address, as many as W has rows, by no more combinations of them.
  static func turn(_ q: UnsafeMutablePointer<Scalar>, rows: Int, by w: Matrix<Scalar>) {
    for first in stride(from: 0, to: rows, by: 1024) {
      let length = min(1024, rows - first)
      let part = Matrix.product(of: q + first, stride: rows, rows: length, with: w)
      part.elements.withUnsafeBufferPointer { part in
        guard let part = part.baseAddress else { return }
        for j in 0..<w.columns {
          (q + (j * rows + first)).update(from: part + j * length, count: length)
        }
      }
    }
  }
}

extension Matrix {
  /// The product of some rows of columns that lie `stride` entries apart with another matrix.
  fileprivate static func product(
    of q: UnsafeMutablePointer<Scalar>, stride: Int, rows: Int, with w: Matrix
  ) -> Matrix {
    var product = Matrix.zero(rows: rows, columns: w.columns)
    product.withMutableEntries { product in
      w.elements.withUnsafeBufferPointer { w0 in
        guard let entries = w0.baseAddress else { return }
        Kernels.addProduct(
          1, Kernels.Part(q, stride: stride), Kernels.Part(entries, stride: w.rows), to: product,
          stride: rows, rows, w.columns, w.rows)
      }
    }
    return product
  }
}
