extension CompressedRows {
  /// The product `AᵀAX`, row by row: `Σ aᵢ(aᵢᵀX)`, on as many cores as BLAS uses.
  ///
  /// A row is read once and is in the cache when it is needed again, and `AX` is never kept.
  ///
  /// - Complexity: 4·entries·x.columns operations.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  func gramProduct(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    let width = x.columns
    let rowMajor = x.elements.transposed(rows: x.rows, columns: width)
    let bounds = shares(count: values.count * width < 20_000 ? 1 : Threads.count)
    let size = columns * width
    var sums = [Scalar](repeating: 0, count: size * (bounds.count - 1))
    sums.withUnsafeMutableBufferPointer { sums in
      guard let sums = sums.baseAddress else { return }
      nonisolated(unsafe) let y = sums  // each share adds to a sum of its own
      Threads.perform(bounds.count - 1) { share in
        let rows = bounds[share]..<bounds[share + 1]
        addGram(rowMajor, width: width, rows: rows, to: y + share * size)
      }
      for share in 1..<(bounds.count - 1) {
        for i in 0..<size { y[i] += y[share * size + i] }
      }
    }
    if sums.count > size { sums.removeLast(sums.count - size) }
    return Matrix(
      rows: columns, columns: width,
      columnMajor: sums.transposed(rows: width, columns: columns))
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private func addGram(
    _ x: [Scalar], width: Int, rows: Range<Int>, to y: UnsafeMutablePointer<Scalar>
  ) {
    x.withUnsafeBufferPointer { x in
      indices.withUnsafeBufferPointer { indices in
        values.withUnsafeBufferPointer { values in
          starts.withUnsafeBufferPointer { starts in
            guard let x = x.baseAddress, let indices = indices.baseAddress,
              let values = values.baseAddress, let starts = starts.baseAddress
            else { return }
            for column in stride(from: 0, to: width, by: 4) {
              let part = (x + column, y + column)
              switch width - column {
              case 1: one(starts, indices, values, part.0, width, rows, part.1)
              case 2: two(starts, indices, values, part.0, width, rows, part.1)
              case 3:
                two(starts, indices, values, part.0, width, rows, part.1)
                one(starts, indices, values, part.0 + 2, width, rows, part.1 + 2)
              default: four(starts, indices, values, part.0, width, rows, part.1)
              }
            }
          }
        }
      }
    }
  }

  @inline(__always)
  private func four(
    _ starts: UnsafePointer<Int>, _ indices: UnsafePointer<Int32>, _ values: UnsafePointer<Scalar>,
    _ x: UnsafePointer<Scalar>, _ width: Int, _ rows: Range<Int>, _ y: UnsafeMutablePointer<Scalar>
  ) {
    for row in rows {
      let (first, end) = (starts[row], starts[row + 1])
      var (s0, s1, s2, s3): (Scalar, Scalar, Scalar, Scalar) = (0, 0, 0, 0)
      var place = first
      while place < end {
        let (factor, source) = (values[place], x + Int(indices[place]) * width)
        s0 += factor * source[0]
        s1 += factor * source[1]
        s2 += factor * source[2]
        s3 += factor * source[3]
        place += 1
      }
      place = first
      while place < end {
        let (factor, target) = (values[place], y + Int(indices[place]) * width)
        target[0] += factor * s0
        target[1] += factor * s1
        target[2] += factor * s2
        target[3] += factor * s3
        place += 1
      }
    }
  }

  @inline(__always)
  private func two(
    _ starts: UnsafePointer<Int>, _ indices: UnsafePointer<Int32>, _ values: UnsafePointer<Scalar>,
    _ x: UnsafePointer<Scalar>, _ width: Int, _ rows: Range<Int>, _ y: UnsafeMutablePointer<Scalar>
  ) {
    for row in rows {
      let places = starts[row]..<starts[row + 1]
      var (s0, s1): (Scalar, Scalar) = (0, 0)
      for place in places {
        let (factor, source) = (values[place], x + Int(indices[place]) * width)
        s0 += factor * source[0]
        s1 += factor * source[1]
      }
      for place in places {
        let (factor, target) = (values[place], y + Int(indices[place]) * width)
        target[0] += factor * s0
        target[1] += factor * s1
      }
    }
  }

  @inline(__always)
  private func one(
    _ starts: UnsafePointer<Int>, _ indices: UnsafePointer<Int32>, _ values: UnsafePointer<Scalar>,
    _ x: UnsafePointer<Scalar>, _ width: Int, _ rows: Range<Int>, _ y: UnsafeMutablePointer<Scalar>
  ) {
    for row in rows {
      let places = starts[row]..<starts[row + 1]
      var sum: Scalar = 0
      for place in places { sum += values[place] * x[Int(indices[place]) * width] }
      for place in places { y[Int(indices[place]) * width] += values[place] * sum }
    }
  }
}
