import Foundation
import Gallery
import LinearAlgebra
import Literate
import LowRank

/// Rows and columns to begin with, and what the library makes of them.
private struct Choice: Encodable {
  let name: String
  let rows: [Int]
  let columns: [Int]
  /// The relative error with the best middle, and with the inverse of the
  /// intersection.
  let best: Double
  let inverse: Double
}

private struct CrossPicture: Encodable {
  let rows: Int
  let columns: Int
  /// Gray values, row by row.
  let gray: Data
  /// The relative error of the best approximation of each rank from 0.
  let floor: [Double]
  let choices: [Choice]
}

/// Keeps a small picture for a reader who chooses its rows and columns.
func keepPicture(_ page: Page) throws {
  let a = Scene(rows: 96, columns: 128).gray.map { $0.rounded() }
  let (svd, k, most) = (try SVD(a), 6, 24)
  let cross = try AdaptiveCrossApproximation(
    rows: a.rows, columns: a.columns, rank: k
  ) { a[$0, $1] }
  let choices = [
    ("six spread evenly", evenly(k, of: a.rows), evenly(k, of: a.columns)),
    (
      "six by interpolation", try svd.u[columns: 0..<k].deimIndices(),
      try svd.v[columns: 0..<k].deimIndices()
    ),
    ("six, cross by cross", cross.rowIndices, cross.columnIndices),
  ]
  try page.data(
    "cross-picture",
    CrossPicture(
      rows: a.rows, columns: a.columns,
      gray: Data(a.transposed().elements.map { UInt8($0) }),
      floor: try (0...most).map {
        try svd.truncationError(rank: $0) / a.frobeniusNorm
      },
      choices: try choices.map { name, rows, columns in
        let best = try CUR(a, rows: rows, columns: columns)
        let inverse = try CUR(intersection: a, rows: rows, columns: columns)
        return Choice(
          name: name, rows: rows, columns: columns,
          best: relativeError(Matrix(best), of: a),
          inverse: relativeError(Matrix(inverse), of: a))
      }))
}
