/// Why an `.npy` file could not be read or written.
public struct NPYError: Error, Equatable, Sendable {
  /// The file; `nil` when the bytes came from memory.
  public let path: String?
  /// What was wrong.
  public let reason: Reason

  /// Names a reason, and the file if there is one.
  public init(_ reason: Reason, path: String? = nil) {
    self.reason = reason
    self.path = path
  }

  /// What can be wrong with a file, or with a wish to write one.
  public enum Reason: Equatable, Sendable {
    /// The operating system does not give the file out.
    case unreadable(String)
    /// The operating system does not take the file.
    case unwritable(String)
    /// The first bytes are not those of an `.npy` file.
    case notNPY
    /// The file is of another format, and this is what it is and what to do.
    case otherFormat(String)
    /// The format has a version that did not exist when this was written.
    case unknownVersion(major: Int, minor: Int)
    /// The header is not the Python dictionary that it should be.
    case malformedHeader(String)
    /// The elements are of a type that is not a real number.
    case unsupportedType(String)
    /// A dimension is negative, or larger than can be indexed.
    case impossibleShape(String)
    /// There are fewer bytes than the header promises.
    case truncated(promised: Int, found: Int)
    /// There are bytes after the last element.
    case trailingBytes(Int)
    /// The array has another number of dimensions than the value that is made from it.
    case wrongDimensions(expected: Int, shape: [Int])
    /// A number does not fit in the element type of the file.
    case notRepresentable(value: Double, type: NPYElementType)
    /// A number of the file is beyond the range of the scalars that it is read as.
    case outOfRange(Double)
  }
}

extension NPYError: CustomStringConvertible {
  /// One sentence: the file, what was wrong, and what to do.
  public var description: String { (path.map { "\($0): " } ?? "") + reason.description.printable }
}

extension NPYError.Reason: CustomStringConvertible {
  /// What was wrong and what to do, without the file's name.
  public var description: String {
    switch self {
    case .unreadable(let why): "cannot read the file, because \(why)."
    case .unwritable(let why): "cannot write the file, because \(why)."
    case .notNPY:
      "not an .npy file, which begins with the byte 93 (hexadecimal) and NUMPY: write one with "
        + "numpy.save."
    case .otherFormat(let advice): "this is no .npy file but \(advice)."
    case .unknownVersion(let major, let minor):
      "version \(major).\(minor) of the .npy format is not known here: write version 1.0, 2.0 or "
        + "3.0."
    case .malformedHeader(let why):
      "the .npy header cannot be understood, because \(why): write the file again."
    case .unsupportedType(let type):
      "elements of type \(type) are not read here: convert them to float64 before numpy.save."
    case .impossibleShape(let shape):
      "the .npy header has the impossible shape \(shape): write the file again."
    case .truncated(let promised, let found):
      "the header promises \(promised) bytes but only \(found) follow: the file was cut short, so "
        + "copy or write it again."
    case .trailingBytes(let count):
      "\(count) bytes follow the last element: keep one array per file."
    case .wrongDimensions(let expected, let shape):
      "\(expected == 1 ? "a vector has one dimension" : "a matrix has two dimensions"), but the "
        + "array has the shape \(NPYHeader.tuple(shape)): reshape it before numpy.save."
    case .notRepresentable(let value, let type):
      "\(value) cannot be stored as \(type): choose a wider element type."
    case .outOfRange(let value):
      "\(value) is beyond the range of single precision: read the file as Double."
    }
  }
}
