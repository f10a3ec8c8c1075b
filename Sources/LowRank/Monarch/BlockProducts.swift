import LinearAlgebra

/// Many small products that write to different parts of one matrix.
///
/// BLAS gives a small product one thread. Where there are many, the threads share them; where they are large,
/// they come one after the other and BLAS takes all threads for each.
struct BlockProducts<Scalar: LinearAlgebraScalar> {
  let rows: Int
  let columns: Int
  /// How many products there are.
  let count: Int
  /// The multiplications in each.
  let operations: Int

  typealias Source = UnsafePointer<Scalar>
  typealias Target = UnsafeMutablePointer<Scalar>

  /// The matrix that the products, which read two others, fill; zeros where none writes.
  func matrix(
    _ a: Matrix<Scalar>, _ b: Matrix<Scalar>,
    _ product: @Sendable (_ index: Int, Target, Source, Source) -> Void
  ) -> Matrix<Scalar> {
    var result = Matrix<Scalar>.zero(rows: rows, columns: columns)
    if operations == 0 { return result }
    result.withMutableEntries { target in
      a.elements.withUnsafeBufferPointer { first in
        b.elements.withUnsafeBufferPointer { second in
          guard let first = first.baseAddress, let second = second.baseAddress else { return }
          // Each product writes to places of its own.
          nonisolated(unsafe) let (target, a, b) = (target, first, second)
          let shares = shares
          Threads.perform(shares) { share in
            for index in (share * count / shares)..<((share + 1) * count / shares) {
              product(index, target, a, b)
            }
          }
        }
      }
    }
    return result
  }

  /// Above this size BLAS takes several threads for one product.
  private static var largestForOneThread: Int { 262_144 }

  private var shares: Int {
    let isWorthIt = operations <= Self.largestForOneThread && operations * count > 500_000
    return isWorthIt ? min(Threads.count, count) : 1
  }
}

extension Matrix {
  /// The matrix with zeros below, or without its last rows.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  func withRows(_ count: Int) -> Matrix {
    if count == rows { return self }
    return Matrix(rows: count, columns: columns) { i, j in i < rows ? self[i, j] : 0 }
  }
}
