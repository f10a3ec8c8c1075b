import LinearAlgebra

extension Matrix {
  /// The entries on and above the diagonal, column after column: half of what a square would send.
  var packedUpperTriangle: [Scalar] {
    var packed: [Scalar] = []
    packed.reserveCapacity(Self.packedCount(rows: rows, columns: columns))
    for j in 0..<columns {
      let start = j * rows
      packed += elements[start..<(start + Swift.min(j + 1, rows))]
    }
    return packed
  }

  /// The number of entries on and above the diagonal.
  static func packedCount(rows: Int, columns: Int) -> Int {
    let height = Swift.min(rows, columns)
    return height * (height + 1) / 2 + height * (columns - height)
  }

  /// Makes an upper triangle, or trapezoid, from what ``packedUpperTriangle`` gives.
  init(upperTriangle packed: [Scalar], rows: Int, columns: Int) {
    var entries = [Scalar](repeating: 0, count: rows * columns)
    var place = 0
    for j in 0..<columns {
      let count = Swift.min(j + 1, rows)
      entries.replaceSubrange(
        (j * rows)..<(j * rows + count), with: packed[place..<(place + count)])
      place += count
    }
    self.init(rows: rows, columns: columns, columnMajor: entries)
  }

  /// Makes a symmetric matrix from its packed upper triangle.
  init(symmetric packed: [Scalar], size: Int) {
    self.init(upperTriangle: packed, rows: size, columns: size)
    for j in 0..<size {
      for i in 0..<j { self[j, i] = self[i, j] }
    }
  }
}
