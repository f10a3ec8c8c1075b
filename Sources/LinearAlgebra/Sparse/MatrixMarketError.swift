/// Why a Matrix Market file could not be read or written.
public struct MatrixMarketError: Error, Equatable, Sendable {
  /// The file.
  public let path: String
  /// The line, counted from 1; nil where the trouble is not on a line.
  public let line: Int?
  /// What was wrong.
  public let reason: Reason

  /// What can be wrong with a file, or with a wish to write one.
  public enum Reason: Equatable, Sendable {
    /// The operating system does not give the file out.
    case unreadable(String)
    /// The operating system does not take the file.
    case unwritable(String)
    /// The first line is not that of a Matrix Market file.
    case notMatrixMarket
    /// The file is of another format, and this is what it is and what to do.
    case otherFormat(String)
    /// The first line names a kind of matrix that is not read here.
    case unsupported(String)
    /// A line that should have numbers has something else.
    case malformed(expected: String, found: String)
    /// The sizes are negative or too large.
    case impossibleSize(String)
    /// The sizes would take far more memory than the entries of a file of this length.
    case oversize(String, bytes: Int)
    /// A number is beyond the range of the scalars that it is read as.
    case beyondRange(String)
    /// An entry's place is not in the matrix.
    case outOfRange(row: Int, column: Int, rows: Int, columns: Int)
    /// A symmetric matrix lists an entry above its diagonal, or a skew-symmetric one on it.
    case redundant(row: Int, column: Int)
    /// There are fewer entries than promised.
    case tooFew(promised: Int, found: Int)
    /// There are more entries than promised.
    case tooMany(promised: Int)
  }
}

extension MatrixMarketError: CustomStringConvertible {
  /// One sentence: the file, the line, what was wrong, and what to do.
  public var description: String {
    path + (line.map { ":\($0)" } ?? "") + ": " + reason.description.printable
  }
}

extension MatrixMarketError.Reason: CustomStringConvertible {
  /// What was wrong and what to do, without the file's name.
  public var description: String {
    switch self {
    case .unreadable(let why): "cannot read the file, because \(why)."
    case .unwritable(let why): "cannot write the file, because \(why)."
    case .notMatrixMarket:
      "not a Matrix Market file, which begins with %%MatrixMarket matrix: write one with "
        + "scipy.io.mmwrite."
    case .otherFormat(let advice): "this is no Matrix Market file but \(advice)."
    case .unsupported(let words):
      "matrices that are \(words) are not read here: write real, integer or pattern ones that are "
        + "general, symmetric or skew-symmetric."
    case .malformed(let expected, let found):
      "\(expected) should be here, not “\(found)”: write the file again."
    case .impossibleSize(let size): "a matrix cannot have the size \(size): correct the line."
    case .oversize(let size, let bytes):
      "a \(size) matrix, of which a file of \(bytes) bytes can fill few rows, is not read: correct "
        + "the sizes, or number the rows and columns that have entries."
    case .beyondRange(let number):
      "\(number) is beyond the range of the numbers that it is read as: scale the entries, or read "
        + "the file as Double."
    case .outOfRange(let row, let column, let rows, let columns):
      "the entry in row \(row), column \(column), both counted from 1, is outside a "
        + "\(rows) × \(columns) matrix: correct the entry or the sizes."
    case .redundant(let row, let column):
      "the entry in row \(row), column \(column) follows from the symmetry that the first line "
        + "promises: list entries below the diagonal only, or call the matrix general."
    case .tooFew(let promised, let found):
      "the file promises \(promised) entries but ends after \(found): it was cut short, so copy or "
        + "write it again."
    case .tooMany(let promised):
      "the file promises \(promised) entries, and this is one more: correct the number, or take the "
        + "entry out."
    }
  }
}
