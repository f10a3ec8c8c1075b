extension CompressedRows {
  /// The product with a dense matrix, on as many cores as BLAS uses.
  ///
  /// - Complexity: 2·entries·x.columns operations.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
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
  func shares(count: Int) -> [Int] {
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
          starts.withUnsafeBufferPointer { starts in
            guard let x = x.baseAddress, let y = y.baseAddress else { return }
            for row in rows {
              let places = starts[row]..<starts[row + 1]
              let entries = Entries(
                indices: .init(rebasing: indices[places]), values: .init(rebasing: values[places]))
              let target = y + row * width
              if width == 1 {
                target.initialize(to: entries.dot(x))
              } else {
                entries.product(x, width: width, into: target)
              }
            }
          }
        }
      }
    }
  }

  /// The entries of a row.
  ///
  /// Sums run four at a time: one at a time, each addition would wait for the one before it.
  private struct Entries {
    let indices: UnsafeBufferPointer<Int32>
    let values: UnsafeBufferPointer<Scalar>

    @inline(__always)
    func dot(_ x: UnsafePointer<Scalar>) -> Scalar {
      var (s0, s1, s2, s3): (Scalar, Scalar, Scalar, Scalar) = (0, 0, 0, 0)
      var place = 0
      while place + 4 <= values.count {
        s0 += values[place] * x[Int(indices[place])]
        s1 += values[place + 1] * x[Int(indices[place + 1])]
        s2 += values[place + 2] * x[Int(indices[place + 2])]
        s3 += values[place + 3] * x[Int(indices[place + 3])]
        place += 4
      }
      while place < values.count {
        s0 += values[place] * x[Int(indices[place])]
        place += 1
      }
      return (s0 + s1) + (s2 + s3)
    }

    /// The products with `width` vectors, whose entries stand side by side.
    @inline(__always)
    func product(_ x: UnsafePointer<Scalar>, width: Int, into y: UnsafeMutablePointer<Scalar>) {
      var column = 0
      while column + 4 <= width {
        var (s0, s1, s2, s3): (Scalar, Scalar, Scalar, Scalar) = (0, 0, 0, 0)
        for place in values.indices {
          let (factor, row) = (values[place], x + (Int(indices[place]) * width + column))
          s0 += factor * row[0]
          s1 += factor * row[1]
          s2 += factor * row[2]
          s3 += factor * row[3]
        }
        (y + column).initialize(to: s0)
        (y + column + 1).initialize(to: s1)
        (y + column + 2).initialize(to: s2)
        (y + column + 3).initialize(to: s3)
        column += 4
      }
      while column + 2 <= width {
        var (s0, s1): (Scalar, Scalar) = (0, 0)
        for place in values.indices {
          let (factor, row) = (values[place], x + (Int(indices[place]) * width + column))
          s0 += factor * row[0]
          s1 += factor * row[1]
        }
        (y + column).initialize(to: s0)
        (y + column + 1).initialize(to: s1)
        column += 2
      }
      if column < width {
        var sum: Scalar = 0
        for place in values.indices {
          sum += values[place] * x[Int(indices[place]) * width + column]
        }
        (y + column).initialize(to: sum)
      }
    }
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
