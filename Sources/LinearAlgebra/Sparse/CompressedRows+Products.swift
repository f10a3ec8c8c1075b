extension CompressedRows {
  /// The product with a dense matrix, on as many cores as BLAS uses.
  ///
  /// - Complexity: 2·entries·x.columns operations.
  func product(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    if x.columns == 1 {
      return Matrix(rows: rows, columns: 1, columnMajor: product(x.elements, width: 1))
    }
    // Row by row, so that an entry meets a stretch of memory and not one number per column.
    let rowMajor = product(
      x.elements.transposed(rows: x.rows, columns: x.columns), width: x.columns)
    return Matrix(
      rows: rows, columns: x.columns,
      columnMajor: rowMajor.transposed(rows: x.columns, columns: rows))
  }

  /// The product with `width` vectors kept side by side, row after row.
  private func product(_ x: [Scalar], width: Int) -> [Scalar] {
    let bounds = shares(count: values.count * width < 20_000 ? 1 : Threads.count)
    return [Scalar](unsafeUninitializedCapacity: rows * width) { target, count in
      count = rows * width
      nonisolated(unsafe) let y = target  // each share writes rows of its own
      Threads.perform(bounds.count - 1) { share in
        multiply(x, width: width, rows: bounds[share]..<bounds[share + 1], into: y)
      }
    }
  }

  /// Boundaries that cut the rows into shares of about as many entries.
  private func shares(count: Int) -> [Int] {
    var bounds = [0]
    for share in 1..<max(count, 1) {
      let goal = values.count * share / count
      bounds.append(max(bounds[share - 1], starts.partitioningIndex { $0 >= goal }))
    }
    return bounds.map { Swift.min($0, rows) } + [rows]
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private func multiply(
    _ x: [Scalar], width: Int, rows: Range<Int>, into y: UnsafeMutableBufferPointer<Scalar>
  ) {
    x.withUnsafeBufferPointer { x in
      indices.withUnsafeBufferPointer { indices in
        values.withUnsafeBufferPointer { values in
          for row in rows {
            let places = starts[row]..<starts[row + 1]
            if width == 1 {
              var sum: Scalar = 0
              for place in places { sum += values[place] * x[Int(indices[place])] }
              y.initializeElement(at: row, to: sum)
            } else {
              let target = y.baseAddress.map { $0 + row * width }
              target?.initialize(repeating: 0, count: width)
              for place in places {
                Self.add(
                  values[place], times: x.baseAddress.map { $0 + Int(indices[place]) * width },
                  to: target, width: width)
              }
            }
          }
        }
      }
    }
  }

  @inline(__always)
  private static func add(
    _ factor: Scalar, times x: UnsafePointer<Scalar>?, to y: UnsafeMutablePointer<Scalar>?,
    width: Int
  ) {
    guard let x, let y else { return }
    for j in 0..<width { y[j] += factor * x[j] }
  }
}

extension RandomAccessCollection {
  /// The first index at which a condition holds that holds from there on.
  fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Index {
    var (low, count) = (startIndex, self.count)
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if holds(self[middle]) {
        count = half
      } else {
        (low, count) = (index(after: middle), count - half - 1)
      }
    }
    return low
  }
}
