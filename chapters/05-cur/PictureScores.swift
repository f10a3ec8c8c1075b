import Gallery
import LinearAlgebra

/// How alike two pictures are, if one of them may be moved a little.
///
/// The score of a pair is the largest correlation over all shifts by up to
/// two pixels. No picture has a vector of its own for it: the best shift
/// depends on both.
struct PictureScores {
  let items: Matrix<Double>
  let size: Int
  private let shifted: [Matrix<Double>]

  init(items: Matrix<Double>, size: Int) {
    self.size = size
    self.items = items.withUnitColumns
    shifted = (-2...2).flatMap { down in
      (-2...2).map { right in
        let moved = Self.rows(size, down, right)
        let padded = items.appending(
          rowsOf: .zero(rows: 1, columns: items.columns))
        return padded[rows: moved].withUnitColumns
      }
    }
  }

  // snippet.score
  /// The scores of queries with all items, a row for each query.
  func scores(_ queries: Matrix<Double>) -> Matrix<Double> {
    let products = shifted.map { queries.withUnitColumns.transpose * $0 }
    return Matrix(rows: queries.columns, columns: items.columns) { i, j in
      products.reduce(-1) { max($0, $1[i, j]) }
    }
  }
  // snippet.end

  /// The correlations without any shift.
  func plain(_ queries: Matrix<Double>) -> Matrix<Double> {
    queries.withUnitColumns.transpose * items
  }

  /// For each pixel the one that moves there; blank ones come from the end.
  private static func rows(_ size: Int, _ down: Int, _ right: Int) -> [Int] {
    (0..<(size * size)).map { pixel in
      let (i, j) = (pixel % size - down, pixel / size - right)
      let isInside = (0..<size).contains(i) && (0..<size).contains(j)
      return isInside ? i + j * size : size * size
    }
  }
}

extension Matrix<Double> {
  /// The columns, each divided by its length.
  var withUnitColumns: Matrix {
    let lengths = (0..<columns).map { self[column: $0].norm }
    return scaled(columnsBy: Vector(lengths.map { $0 > 0 ? 1 / $0 : 0 }))
  }
}
