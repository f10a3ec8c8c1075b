internal import LinearAlgebra

/// The search for the sparse columns times sparse rows of which a matrix is the sum.
///
/// Its currency is the count of numbers: those that are left in the matrix, and those of the pieces. A piece is
/// taken only if it makes more zeros than it has free numbers. So every piece lowers the count, and the
/// search ends. Pieces whose first two rows agree in many columns come first, because they are seen
/// whole. After each round all pieces are fitted anew, since what hid parts of them may be gone.
struct PieceSearch {
  private(set) var pieces: [SparsePiece] = []
  /// What is left of the matrix, row after row.
  private var rest: [Double]
  private let rows: Int
  private let columns: Int
  /// What counts as zero.
  private let tolerance: Double
  /// How many candidates may still be in vain: values that repeat without a piece must not cost forever.
  private var patience: Int

  /// Begins with a matrix whose largest entry is near 1.
  ///
  /// - Parameters:
  ///   - matrix: The matrix.
  ///   - rounding: The relative error of its entries. Errors grow as pieces are taken off, so that what
  ///     counts as zero is above it: at a power of 0.7, which leaves a third of the digits for growth and
  ///     two thirds to tell ratios apart.
  init(_ matrix: Matrix<Double>, rounding: Double) {
    rows = matrix.rows
    columns = matrix.columns
    rest = matrix.transposed().elements
    let digits = Double(sign: .plus, exponent: rounding.exponent * 7 / 10, significand: 1)
    tolerance = matrix.maxNorm * digits
    patience = 8 * (rows + columns)
  }

  mutating func run() {
    var level = widestAgreement(below: Int.max)
    while level >= 2 && patience > 0 {
      let count = pieces.count
      take(from: level)
      tidy()
      if rest.allSatisfy({ $0.magnitude <= tolerance }) { return }
      if pieces.count <= count { level = widestAgreement(below: level) }
    }
  }

  /// What is left, as pieces of a single row or a single column, whichever are fewer.
  func linesOfRest() -> [SparsePiece] {
    let byRow = (0..<rows).map { row in
      SparsePiece(rows: .one(at: row), columns: left(columns, from: row * columns, step: 1))
    }.filter { !$0.columns.places.isEmpty }
    let byColumn = (0..<columns).map { column in
      SparsePiece(rows: left(rows, from: column, step: columns), columns: .one(at: column))
    }.filter { !$0.rows.places.isEmpty }
    return byRow.count <= byColumn.count ? byRow : byColumn
  }

  private func left(_ count: Int, from start: Int, step: Int) -> SparseLine {
    let places = (0..<count).filter { rest[start + $0 * step].magnitude > tolerance }
    return SparseLine(places: places, values: places.map { rest[start + $0 * step] })
  }

  /// Takes all pieces that two rows give away by agreeing in that many columns or more.
  private mutating func take(from level: Int) {
    for first in 0..<rows {
      for second in (first + 1)..<Swift.max(first + 1, rows) {
        while let line = agreement(first, second), line.places.count >= level, patience > 0 {
          guard let piece = grown(SparsePiece(rows: SparseLine(), columns: line)),
            zeros(madeBy: piece) > piece.freeNumbers
          else {
            patience -= 1
            break
          }
          add(piece, -1)
          pieces.append(piece)
        }
      }
    }
  }

  /// In how many columns two rows agree at most, where it is fewer than a bound.
  private func widestAgreement(below bound: Int) -> Int {
    var widest = 0
    for first in 0..<rows {
      for second in (first + 1)..<Swift.max(first + 1, rows) {
        let count = agreement(first, second)?.places.count ?? 0
        if count < bound { widest = Swift.max(widest, count) }
      }
    }
    return Swift.min(widest, bound - 1)
  }

  /// The columns in which two rows have the ratio that most have, with the numbers of the first row.
  private func agreement(_ first: Int, _ second: Int) -> SparseLine? {
    // In place of the angle of the point (x, y), taken to the right half plane, a number that grows with it.
    var angles: [(angle: Double, width: Double, column: Int)] = []
    for column in 0..<columns {
      let (x, y) = (rest[first * columns + column], rest[second * columns + column])
      if x.magnitude <= tolerance || y.magnitude <= tolerance { continue }
      let width = 4 * tolerance / (x * x + y * y).squareRoot()
      angles.append(((x < 0 ? -y : y) / (x.magnitude + y.magnitude), width, column))
    }
    if angles.count < 2 { return nil }
    angles.sort { ($0.angle, $0.column) < ($1.angle, $1.column) }
    var best = 0..<1
    var start = 0
    while start < angles.count {
      var end = start + 1
      while end < angles.count
        && angles[end].angle - angles[start].angle
          <= Swift.max(angles[start].width, angles[end].width)
      {
        end += 1
      }
      if end - start > best.count { best = start..<end }
      start += 1
    }
    if best.count < 2 { return nil }
    let places = angles[best].map(\.column).sorted()
    return SparseLine(places: places, values: places.map { rest[first * columns + $0] })
  }
}

// Growing a piece, and counting what it brings.
extension PieceSearch {
  /// A piece with both sides fitted in turn until their places stay; nothing if one side is left with one.
  private func grown(_ piece: SparsePiece) -> SparsePiece? {
    var piece = piece
    for _ in 0..<20 {
      let before = piece
      piece.rows = fitted(to: piece.columns, count: rows, stride: columns, along: 1)
      if piece.rows.places.count < 2 { return nil }
      piece = piece.balanced()
      piece.columns = fitted(to: piece.rows, count: columns, stride: 1, along: columns)
      if piece.columns.places.count < 2 { return nil }
      piece = piece.balanced()
      if piece.rows.places == before.rows.places && piece.columns.places == before.columns.places {
        break
      }
    }
    return piece
  }

  /// One side of a piece, from the other: what the entries of each line agree on.
  private func fitted(to line: SparseLine, count: Int, stride: Int, along: Int) -> SparseLine {
    var result = SparseLine()
    var entries = [Double](repeating: 0, count: line.places.count)
    for index in 0..<count {
      for (k, place) in line.places.enumerated() {
        entries[k] = rest[index * stride + place * along]
      }
      let factor = Agreement.factor(of: entries, to: line.values, tolerance: tolerance)
      if let factor {
        result.places.append(index)
        result.values.append(factor)
      }
    }
    return result
  }

  private mutating func add(_ piece: SparsePiece, _ sign: Double) {
    for (row, a) in zip(piece.rows.places, piece.rows.values) {
      for (column, b) in zip(piece.columns.places, piece.columns.values) {
        rest[row * columns + column] += sign * a * b
      }
    }
  }

  /// How many more entries are zero without the piece than with it.
  private func zeros(madeBy piece: SparsePiece) -> Int {
    var zeros = 0
    for (row, a) in zip(piece.rows.places, piece.rows.values) {
      for (column, b) in zip(piece.columns.places, piece.columns.values) {
        let entry = rest[row * columns + column]
        if (entry - a * b).magnitude <= 2 * tolerance { zeros += 1 }
        if entry.magnitude <= tolerance { zeros -= 1 }
      }
    }
    return zeros
  }
}

// Making the pieces right again after others were found.
extension PieceSearch {
  private mutating func tidy() {
    for _ in 0..<5 {
      var isChanged = false
      for index in pieces.indices where refit(index) { isChanged = true }
      if mergeParallel() { isChanged = true }
      if !isChanged { return }
    }
  }

  /// Grows a piece again from what is left without the others, and says whether its places changed.
  private mutating func refit(_ index: Int) -> Bool {
    let old = pieces[index]
    add(old, 1)
    if let new = grown(old.balanced()),
      zeros(madeBy: new) - new.freeNumbers >= zeros(madeBy: old) - old.freeNumbers
    {
      pieces[index] = new
    }
    add(pieces[index], -1)
    return pieces[index].rows.places != old.rows.places
      || pieces[index].columns.places != old.columns.places
  }

  /// Joins two parts of one piece, which were found apart because what joins them was hidden.
  private mutating func mergeParallel() -> Bool {
    var isChanged = false
    var first = 0
    while first < pieces.count {
      var second = first + 1
      while second < pieces.count {
        if merge(first, second) { isChanged = true } else { second += 1 }
      }
      first += 1
    }
    return isChanged
  }

  private mutating func merge(_ first: Int, _ second: Int) -> Bool {
    let (p, q) = (pieces[first], pieces[second])
    guard
      p.rows.isParallel(to: q.rows, within: 1e-7)
        || p.columns.isParallel(to: q.columns, within: 1e-7)
    else { return false }
    let before = (rest, numbers(of: [p, q]))
    add(p, 1)
    add(q, 1)
    let larger = p.freeNumbers >= q.freeNumbers ? p : q
    if let joined = grown(larger) {
      add(joined, -1)
      if numbers(of: [joined]) <= before.1 {
        pieces[first] = joined
        pieces.remove(at: second)
        return true
      }
    }
    rest = before.0
    return false
  }

  /// What is left and what some pieces hold, in numbers.
  private func numbers(of pieces: [SparsePiece]) -> Int {
    rest.reduce(pieces.reduce(0) { $0 + $1.freeNumbers }) {
      $0 + ($1.magnitude > tolerance ? 1 : 0)
    }
  }
}
