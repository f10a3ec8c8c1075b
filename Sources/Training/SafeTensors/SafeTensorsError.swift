import LinearAlgebra

/// Why a safetensors file could not be read or written, or does not hold what was looked for.
public struct SafeTensorsError: Error, Equatable, Sendable {
  /// The file; nil when the bytes came from memory.
  public let path: String?
  /// What was wrong.
  public let reason: Reason

  /// Names a reason, and the file if there is one.
  public init(_ reason: Reason, path: String? = nil) {
    self.reason = reason
    self.path = path
  }

  /// What can be wrong with a file, or with a wish about it.
  public enum Reason: Equatable, Sendable {
    /// The operating system does not give the file out.
    case unreadable(String)
    /// The operating system does not take the file.
    case unwritable(String)
    /// The file is of another format, and this is what it is and what to do.
    case otherFormat(String)
    /// The header is longer than the format allows.
    case headerTooLong(length: UInt64, limit: Int)
    /// The file ends inside its header.
    case truncatedHeader(promised: Int, found: Int)
    /// The header is not the JSON that it should be.
    case malformedHeader(String)
    /// Two tensors have one name.
    case duplicateName(String)
    /// The elements of a tensor are of a type that is not known here.
    case unknownType(tensor: String, type: String)
    /// A tensor has more bytes than can be counted.
    case impossibleShape(tensor: String, shape: [Int])
    /// A tensor's place in the file has another size than its shape and type need.
    case wrongSize(tensor: String, needed: Int, found: Int)
    /// A tensor's place begins before the end of the tensor in front of it.
    case overlap(tensor: String, begin: Int, free: Int)
    /// Bytes that belong to no tensor are in front of a tensor.
    case gap(tensor: String, begin: Int, free: Int)
    /// A tensor's place ends behind the end of the file.
    case truncated(tensor: String, end: Int, found: Int)
    /// There are bytes after the last tensor.
    case trailingBytes(Int)
    /// There is no tensor of this name.
    case missingTensor(String)
    /// There is a tensor that nobody asked for.
    case extraTensor(String)
    /// A tensor has another shape than the value that is made from it.
    case wrongShape(tensor: String, expected: [Int], found: [Int])
    /// A tensor has another number of dimensions than a matrix or a vector.
    case wrongDimensions(tensor: String, expected: Int, found: [Int])
    /// A number does not fit in the type that it should be written as.
    case notRepresentable(tensor: String, value: Double, type: SafeTensorsType)
    /// A number of the file is beyond the range of the scalars that it is read as.
    case outOfRange(tensor: String, value: Double)
    /// A tensor cannot have this name, under which the format keeps something else.
    case reservedName(String)
  }
}

extension SafeTensorsError: CustomStringConvertible {
  /// One sentence: the file, what was wrong, and what to do.
  public var description: String { (path.map { "\($0): " } ?? "") + reason.description.printable }
}

extension SafeTensorsError.Reason: CustomStringConvertible {
  /// What was wrong and what to do, without the file's name.
  public var description: String {
    switch self {
    case .unreadable(let why): "cannot read the file, because \(why)."
    case .unwritable(let why): "cannot write the file, because \(why)."
    case .otherFormat(let advice): "this is no safetensors file but \(advice)."
    case .headerTooLong(let length, let limit):
      "the header would have \(length) bytes, and the format allows \(limit): this is no "
        + "safetensors file, or a hostile one."
    case .truncatedHeader(let promised, let found):
      "the header should have \(promised) bytes but only \(found) are there: the file was cut "
        + "short, so copy or write it again."
    case .malformedHeader(let why):
      "the header cannot be understood, because \(why): write the file again."
    case .duplicateName(let name):
      "the name \(name) comes twice, and which of the two is meant cannot be known: write the "
        + "file again."
    case .unknownType(let tensor, let type):
      "the elements of \(tensor) are of the type \(type), which is not known here: convert them to "
        + "float32 before saving."
    case .missingTensor(let name):
      "there is no tensor \(name): use the file that was made for this network."
    case .extraTensor(let name):
      "the tensor \(name) has no place here: use the file that was made for this network."
    case .impossibleShape, .wrongSize, .wrongShape, .wrongDimensions: aboutShape
    case .reservedName(let name):
      "a tensor cannot have the name \(name), under which the format keeps facts about the file: "
        + "choose another."
    case .notRepresentable(let tensor, let value, let type):
      "\(value) in \(tensor) cannot be stored as \(type): choose a wider type."
    case .outOfRange(let tensor, let value):
      "\(value) in \(tensor) is beyond the range of single precision: read it as Double."
    case .overlap, .gap, .truncated, .trailingBytes: aboutPlace
    }
  }

  private var aboutShape: String {
    switch self {
    case .impossibleShape(let tensor, let shape):
      "the tensor \(tensor) has the impossible shape \(shape): write the file again."
    case .wrongSize(let tensor, let needed, let found):
      "the tensor \(tensor) needs \(needed) bytes by its shape and type, but its place has "
        + "\(found): write the file again."
    case .wrongShape(let tensor, let expected, let found):
      "the tensor \(tensor) has the shape \(found) where \(expected) is needed: use the file that "
        + "was made for this network."
    case .wrongDimensions(let tensor, let expected, let found):
      "the tensor \(tensor) has the shape \(found), but a \(expected == 1 ? "vector" : "matrix") has "
        + "\(expected == 1 ? "one dimension" : "two dimensions"): reshape it before saving."
    default: ""
    }
  }

  private var aboutPlace: String {
    switch self {
    case .overlap(let tensor, let begin, let free):
      "the tensor \(tensor) begins at byte \(begin) inside another one, which ends at \(free): write "
        + "the file again."
    case .gap(let tensor, let begin, let free):
      "the bytes \(free) to \(begin), in front of \(tensor), belong to no tensor: write the file "
        + "again."
    case .truncated(let tensor, let end, let found):
      "the tensor \(tensor) ends at byte \(end) but the data has only \(found): the file was cut "
        + "short, so copy or write it again."
    case .trailingBytes(let count):
      "\(count) bytes follow the last tensor: write the file again."
    default: ""
    }
  }
}
