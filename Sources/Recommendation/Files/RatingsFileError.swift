internal import LinearAlgebra

/// Why a file of ratings or of items could not be read.
public struct RatingsFileError: Error, Equatable, Sendable {
  /// The file.
  public let path: String
  /// The line, counted from 1; nil where the trouble is not on a line.
  public let line: Int?
  /// What was wrong.
  public let reason: Reason

  /// What can be wrong with a file.
  public enum Reason: Equatable, Sendable {
    /// The operating system does not give the file out.
    case unreadable(String)
    /// The file is of another format, and this is what it is and what to do.
    case otherFormat(String)
    /// A folder has no file of ratings under a name that is known.
    case nothingHere
    /// There is no line with a rating or an item in it.
    case empty
    /// The first line names columns, and one that is needed is not among them.
    case missingColumn(String)
    /// A line has fewer fields than are needed.
    case tooFewFields(expected: Int, found: Int, separator: String)
    /// A field is empty that must not be.
    case emptyField(String)
    /// A field that should be a number is something else.
    case notANumber(field: String, found: String)
    /// A rating is not on the scale.
    case offScale(rating: String, scale: ClosedRange<Double>)
    /// A quotation mark is not closed on its line.
    case openQuotation
    /// Two lines describe the same item.
    case repeatedItem(String)
  }
}

extension RatingsFileError: CustomStringConvertible {
  /// One sentence: the file, the line, what was wrong, and what to do.
  public var description: String {
    path + (line.map { ":\($0)" } ?? "") + ": " + reason.description.printable
  }
}

extension RatingsFileError.Reason: CustomStringConvertible {
  /// What was wrong and what to do, without the file's name.
  public var description: String {
    switch self {
    case .unreadable(let why): "cannot read the file, because \(why)."
    case .otherFormat(let advice): "this is no file of ratings or items but \(advice)."
    case .nothingHere:
      "there are no ratings here: give a folder with u.data, ratings.dat, ratings.csv or a file that ends "
        + "in .inter."
    case .empty: "there is nothing in the file: give one with a line for each rating or item."
    case .missingColumn(let name):
      "the first line names the columns, and none is \(name): correct the name, or give a file "
        + "without such a line."
    case .tooFewFields(let expected, let found, let separator):
      "\(expected) fields with \(separator) between them should be here, not \(found): complete the "
        + "line, or take it out."
    case .emptyField(let name): "the \(name) is empty: complete the line, or take it out."
    case .notANumber(let field, let found):
      "the \(field) should be a number, not “\(found)”: correct the line."
    case .offScale(let rating, let scale):
      "a rating of \(rating) is not on the scale from \(scale.lowerBound) to \(scale.upperBound): "
        + "correct it, or give the scale of the file."
    case .openQuotation: "a quotation mark is not closed: close it on the same line."
    case .repeatedItem(let id): "the item \(id) stands on a line above as well: take one out."
    }
  }
}
