/// A column times a row, both mostly zero.
struct SparsePiece: Equatable {
  var rows: SparseLine
  var columns: SparseLine

  /// How many numbers can be chosen freely in a full block of this size.
  var freeNumbers: Int { rows.places.count + columns.places.count - 1 }

  /// The same piece with both sides of one largest entry.
  func balanced() -> SparsePiece {
    let (tall, wide) = (rows.largest, columns.largest)
    if tall == 0 || wide == 0 { return self }
    let factor = (wide / tall).squareRoot()
    return SparsePiece(rows: rows.scaled(by: factor), columns: columns.scaled(by: 1 / factor))
  }
}

/// The entries of a vector that are not zero, with their places in ascending order.
struct SparseLine: Equatable {
  var places: [Int] = []
  var values: [Double] = []

  static func one(at place: Int) -> SparseLine { SparseLine(places: [place], values: [1]) }

  var largest: Double { values.reduce(0) { Swift.max($0, $1.magnitude) } }

  func scaled(by factor: Double) -> SparseLine {
    SparseLine(places: places, values: values.map { $0 * factor })
  }

  /// Whether two lines share at least two places, and there one is a multiple of the other.
  func isParallel(to other: SparseLine, within tolerance: Double) -> Bool {
    var (i, j, common) = (0, 0, 0)
    var ratio = 0.0
    while i < places.count && j < other.places.count {
      if places[i] < other.places[j] {
        i += 1
      } else if places[i] > other.places[j] {
        j += 1
      } else {
        if common == 0 { ratio = other.values[j] / values[i] }
        let (expected, value) = (ratio * values[i], other.values[j])
        if (value - expected).magnitude > tolerance * (value.magnitude + expected.magnitude) {
          return false
        }
        (i, j, common) = (i + 1, j + 1, common + 1)
      }
    }
    return common >= 2
  }
}
