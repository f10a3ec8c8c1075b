/// The first line of a Matrix Market file: how the numbers after it are to be read.
struct MatrixMarketHeader: Equatable {
  /// How entries are listed.
  enum Layout: String { case coordinate, array }
  /// What an entry's value looks like.
  enum Field: String {
    case real, integer, pattern, double
    case unsignedInteger = "unsigned-integer"
  }
  /// Which entries follow from others.
  enum Symmetry: String {
    case general, symmetric
    case skewSymmetric = "skew-symmetric"
  }

  var layout: Layout
  var field: Field
  var symmetry: Symmetry

  /// Reads the line `%%MatrixMarket matrix coordinate real general`, in capitals or not.
  init(_ line: some StringProtocol) throws(MatrixMarketFault) {
    let words = line.lowercased().split { $0 == " " || $0 == "\t" || $0 == "\r" }.map(String.init)
    guard words.count == 5, words[0] == "%%matrixmarket", words[1] == "matrix" else {
      throw MatrixMarketFault(.notMatrixMarket, line: 1)
    }
    guard let layout = Layout(rawValue: words[2]), let field = Field(rawValue: words[3]),
      let symmetry = Symmetry(rawValue: words[4]), layout == .coordinate || field != .pattern
    else {
      throw MatrixMarketFault(.unsupported(words[2...].joined(separator: " ")), line: 1)
    }
    (self.layout, self.field, self.symmetry) = (layout, field, symmetry)
  }
}

/// A reason and a line, before the file's name is known.
struct MatrixMarketFault: Error {
  var reason: MatrixMarketError.Reason
  var line: Int?

  init(_ reason: MatrixMarketError.Reason, line: Int? = nil) {
    self.reason = reason
    self.line = line
  }
}
