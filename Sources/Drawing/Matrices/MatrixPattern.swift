/// Where a matrix has entries other than zero.
public enum MatrixPattern: Equatable, Sendable {
  /// Everywhere.
  case dense
  /// On the diagonal.
  case diagonal
  /// On and above the diagonal.
  case upperTriangular
  /// On and below the diagonal.
  case lowerTriangular
  /// In a few entries, spread by a fixed rule: this share of them.
  case sparse(Double)

  func draw(rows: Int, columns: Int, cell: Double, in picture: inout Picture) {
    let length = Double(min(rows, columns)) * cell
    let (start, corner) = (Point(0, 0), Point(length, length))
    let body = picture.body
    switch self {
    case .dense: break
    case .diagonal: picture.draw([start, corner], .bold)
    case .upperTriangular:
      let triangle = [start, Point(body.right, 0), Point(body.right, length), corner]
      picture.draw(Path(through: triangle, isClosed: true), .hairInk, fill: .wash(.ink, 0.16))
    case .lowerTriangular:
      let triangle = [start, Point(0, body.bottom), Point(length, body.bottom), corner]
      picture.draw(Path(through: triangle, isClosed: true), .hairInk, fill: .wash(.ink, 0.16))
    case .sparse(let share):
      for (i, j) in Self.spread(rows, columns, share) {
        let center = Point((Double(j) + 0.5) * cell, (Double(i) + 0.5) * cell)
        picture.draw(
          Path(circle: center, radius: 0.17 * cell), nil, fill: Fill(tone: .ink))
      }
    }
  }

  /// Entries whose multiples of the golden ratio have a small fraction: spread evenly, and always the same.
  static func spread(_ rows: Int, _ columns: Int, _ share: Double) -> [(Int, Int)] {
    (0..<rows).flatMap { i in
      (0..<columns).filter { j in
        let multiple = Double(i) * 0.7548776662466927 + Double(j) * 0.5698402909980532
        return multiple - multiple.rounded(.down) < share
      }.map { (i, $0) }
    }
  }

  /// Where a name disturbs nothing; nowhere among scattered entries.
  func placeOfName(in body: Box) -> Point? {
    let side = min(body.width, body.height)
    return switch self {
    case .dense: body.center
    case .diagonal, .sparse: nil
    case .upperTriangular: Point(body.right - 0.3 * side, 0.3 * side)
    case .lowerTriangular: Point(0.3 * side, body.bottom - 0.3 * side)
    }
  }
}
