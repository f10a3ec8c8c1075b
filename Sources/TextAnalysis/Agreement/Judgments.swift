public import LinearAlgebra

/// How alike people find the pairs of some texts, to be compared with what a matrix of likeness says.
public struct Judgments: Sendable {
  /// How alike each pair is, symmetric; what stands on the diagonal is not used.
  public let likeness: Matrix<Double>

  /// Takes the numbers above the diagonal of a square matrix.
  ///
  /// - Precondition: The matrix is square.
  public init(upper: Matrix<Double>) {
    demand(upper.rows == upper.columns, "judgments of pairs are square, not \(upper.shape)")
    likeness = Matrix(rows: upper.rows, columns: upper.columns) { i, j in
      upper[min(i, j), max(i, j)]
    }
  }

  /// Reads a square table: a line a row, its numbers parted by tabs or spaces.
  ///
  /// - Throws: ``TextAnalysisError/notATable(line:reason:)`` with the first line that is not right.
  public init(lines: [String]) throws(TextAnalysisError) {
    var rows: [[Double]] = []
    for (index, line) in lines.enumerated() {
      let fields = line.split(whereSeparator: \.isWhitespace)
      let numbers = fields.compactMap { Double($0) }.filter(\.isFinite)
      guard numbers.count == fields.count else {
        throw .notATable(line: index + 1, reason: "something there is not a number")
      }
      guard numbers.count == lines.count else {
        throw .notATable(
          line: index + 1,
          reason: "of \(lines.count) lines each has as many numbers, and this one \(numbers.count)")
      }
      rows.append(numbers)
    }
    self.init(upper: Matrix(rows: rows.count, columns: rows.count) { rows[$0][$1] })
  }

  /// The number of texts.
  public var count: Int { likeness.rows }

  /// The correlation of a matrix of likeness with the judgments, over all pairs of different texts.
  ///
  /// For a sample of texts, in which one may stand repeatedly, over all pairs of places with different texts.
  ///
  /// - Precondition: The matrix has a row and a column for each text.
  public func correlation(
    with other: Matrix<Double>, of texts: [Int]? = nil,
    by measure: ([Double], [Double]) -> Double? = Correlation.pearson
  ) -> Double? {
    demand(
      other.rows == count && other.columns == count,
      "judgments of \(count) texts cannot be compared with a matrix of \(other.shape)")
    let texts = texts ?? Array(0..<count)
    var (x, y): ([Double], [Double]) = ([], [])
    for (place, i) in texts.enumerated() {
      for j in texts[(place + 1)...] where i != j {
        x.append(other[i, j])
        y.append(likeness[i, j])
      }
    }
    return measure(x, y)
  }
}
