import LinearAlgebra
import Testing

@Suite struct `A tensor contracted with every column of a factor` {
  /// Few numbers, which one thread multiplies, and many, which the threads share: slices in the middle,
  /// stretches at both ends.
  static let cases = [[5, 4, 6], [40, 30, 50], [1, 30, 70], [20, 410, 200], [410, 200, 20]]

  @Test(arguments: cases) func `is contracted further as column by column`(_ sizes: [Int]) {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) {
      var generator = SplitMix64(seed: 1)
      let x = Tensor<Scalar>.gaussian(sizes: sizes, using: &generator)
      for mode in sizes.indices {
        let parts = Parts(x, mode, columns: 20, &generator)
        let partial = ColumnwisePartial(x, mode: mode, parts.factor)
        #expect(parts.isRight(partial.contractedFromRight(parts.right), fromLeft: false))
        #expect(parts.isRight(partial.contractedFromLeft(parts.left), fromLeft: true))
      }
    }
    check(Double.self)
    check(Float.self)
  }

  @Test(arguments: cases) func `of single precision is contracted in double precision`(
    _ sizes: [Int]
  ) {
    var generator = SplitMix64(seed: 2)
    let x = Tensor<Double>.gaussian(sizes: sizes, using: &generator)
    let rough = Tensor<Float>(
      sizes: sizes, columnMajor: Matrix<Float>(x.matricized(leading: 1)).elements)
    for mode in sizes.indices {
      let parts = Parts(x, mode, columns: 20, &generator)
      let partial = ColumnwisePartial(rough, mode: mode, Matrix<Float>(parts.factor))
      let widened = ColumnwisePartial<Double>(partial)
      // The same sums in either precision: what differs is the rounding of the last step.
      let coarse = Matrix<Double>(partial.contractedFromRight(Matrix<Float>(parts.right)))
      let fine = widened.contractedFromRight(parts.right)
      let rounding = Double(parts.right.rows + 2) * Double(Float.ulpOfOne)
      #expect((fine - coarse).frobeniusNorm <= rounding * parts.size)
      #expect(
        (fine - parts.expected(fromLeft: false)).frobeniusNorm
          <= Double(sizes[mode] + 3) * Double(Float.ulpOfOne) * parts.size)
    }
  }
}

/// A tensor's modes before and after one, what they are contracted with, and what comes out.
private struct Parts<Scalar: LinearAlgebraScalar> {
  let x: Tensor<Scalar>
  let factor, left, right: Matrix<Scalar>

  init(_ x: Tensor<Scalar>, _ mode: Int, columns: Int, _ generator: inout SplitMix64) {
    let before = x.sizes[..<mode].reduce(1, *)
    let after = x.sizes[(mode + 1)...].reduce(1, *)
    self.x = x.reshaped(to: [before, x.sizes[mode], after])
    factor = .gaussian(rows: x.sizes[mode], columns: columns, using: &generator)
    left = .gaussian(rows: before, columns: columns, using: &generator)
    right = .gaussian(rows: after, columns: columns, using: &generator)
  }

  /// No sum of the products' magnitudes is larger.
  var size: Scalar {
    x.frobeniusNorm * factor.frobeniusNorm * Swift.max(left.frobeniusNorm, right.frobeniusNorm)
  }

  /// One column of each at a time, by products of a matrix with a vector.
  func expected(fromLeft: Bool) -> Matrix<Scalar> {
    let (before, size, after) = (x.sizes[0], x.sizes[1], x.sizes[2])
    let columns = (0..<factor.columns).map { r in
      if fromLeft {
        let rows = x.matricized(leading: 1).transpose * left[column: r]
        let matrix = Matrix(rows: size, columns: after, columnMajor: rows.elements)
        return matrix.transpose * factor[column: r]
      }
      let rows = x.matricized(leading: 2) * right[column: r]
      let matrix = Matrix(rows: before, columns: size, columnMajor: rows.elements)
      return matrix * factor[column: r]
    }
    return Matrix(columns: columns)
  }

  func isRight(_ result: Matrix<Scalar>, fromLeft: Bool) -> Bool {
    let terms = Scalar(x.sizes[1] + (fromLeft ? x.sizes[0] : x.sizes[2]))
    return (result - expected(fromLeft: fromLeft)).frobeniusNorm
      <= 2 * terms * .ulpOfOne * size
  }
}
