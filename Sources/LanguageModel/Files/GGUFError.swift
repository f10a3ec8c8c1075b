import LinearAlgebra

/// Why a GGUF file could not be read or written, or does not hold what was looked for.
public struct GGUFError: Error, Equatable, Sendable {
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
    /// The file is of another version of the format than 3.
    case otherVersion(UInt32)
    /// The numbers of the file have their highest bytes first.
    case bigEndian
    /// The file ends inside what is named.
    case endsInside(String)
    /// The file promises more of something than its bytes can hold.
    case promisesTooMany(String, promised: UInt64, bytes: Int)
    /// The head of the file breaks a rule of the format.
    case malformed(String)
    /// Two facts have one key, or two tensors one name.
    case duplicate(String)
    /// The numbers of a tensor are of a type that is not read here.
    case unknownType(tensor: String, type: String)
    /// A tensor has more entries than can be counted, or more dimensions than the format has.
    case impossibleShape(tensor: String, shape: [UInt64])
    /// The rows of a tensor are no whole number of blocks.
    case rowsNotInBlocks(tensor: String, length: Int, type: GGUFType)
    /// A tensor begins where no tensor may.
    case misaligned(tensor: String, begin: UInt64, alignment: Int)
    /// Two tensors have bytes in common.
    case overlap(tensor: String, other: String)
    /// A tensor's place ends behind the end of the file.
    case truncated(tensor: String, end: UInt64, found: Int)
    /// There is no tensor of this name.
    case missingTensor(String)
    /// A tensor has another shape than the value that is made from it.
    case wrongShape(tensor: String, expected: [Int], found: [Int])
    /// A tensor has another number of dimensions than a matrix or a vector.
    case wrongDimensions(tensor: String, expected: Int, found: [Int])
    /// There is no fact of this key.
    case missingKey(String)
    /// A fact is of another kind than what is made from it.
    case wrongKind(key: String, expected: String, found: String)
    /// What a fact says is not what is built here; the advice says what is.
    case unsupported(key: String, value: String, advice: String)
    /// A number is beyond the range of the type that it should be written as, or is none.
    case notRepresentable(tensor: String, value: Double, type: GGUFType)
    /// A number of a tensor is infinite or none.
    case notFinite(tensor: String)
  }
}

extension GGUFError: CustomStringConvertible {
  /// One sentence: the file, what was wrong, and what to do.
  ///
  /// Names are as long as the file wants them; a sentence keeps its beginning and its end.
  public var description: String {
    let sentence = reason.description
    let isLong = sentence.unicodeScalars.count > 800
    let shown = isLong ? "\(sentence.prefix(400)) … \(sentence.suffix(300))" : sentence
    return (path.map { "\($0): " } ?? "") + shown.printable
  }
}

extension GGUFError.Reason: CustomStringConvertible {
  /// What was wrong and what to do, without the file's name.
  public var description: String {
    switch self {
    case .unreadable(let why): "cannot read the file, because \(why)."
    case .unwritable(let why): "cannot write the file, because \(why)."
    case .otherFormat(let advice): "this is no GGUF file but \(advice)."
    case .otherVersion(let version):
      "this is version \(version) of the format, and version 3 is read here: convert the model "
        + "again with a current llama.cpp."
    case .bigEndian:
      "this file was written for machines that keep the highest byte first: convert the model "
        + "again for this one."
    case .endsInside(let place):
      "the file ends inside \(place): it was cut short, so copy or download it again."
    case .promisesTooMany(let what, let promised, let bytes):
      "the file promises \(promised) \(what), more than the \(bytes) bytes that follow can hold: "
        + "it is damaged, so copy or download it again."
    case .malformed(let why):
      "the head of the file cannot be understood, because \(why): download or write it again."
    case .duplicate(let name):
      "the name \(name) comes twice, and which of the two is meant cannot be known: write the "
        + "file again."
    case .missingTensor(let name):
      "there is no tensor \(name): use a file that has the whole model."
    case .missingKey(let key):
      "nothing is said about \(key): use a file that has the whole model."
    case .wrongKind(let key, let expected, let found):
      "\(key) should be \(expected) and is \(found): write the file again."
    case .unsupported(let key, let value, let advice): "\(key) is \(value): \(advice)."
    case .notFinite(let tensor):
      "a number of \(tensor) is infinite or none: the file is damaged, so copy or download it again."
    case .unknownType, .notRepresentable, .rowsNotInBlocks: aboutType
    case .impossibleShape, .wrongShape, .wrongDimensions: aboutShape
    case .misaligned, .overlap, .truncated: aboutPlace
    }
  }

  private var aboutType: String {
    switch self {
    case .unknownType(let tensor, let type):
      "the numbers of \(tensor) are of the type \(type), which is not read here: use a file in "
        + GGUFType.allCases.map(\.description).joined(separator: ", ") + "."
    case .notRepresentable(let tensor, let value, let type):
      "\(value) in \(tensor) cannot be stored as \(type): choose a wider type, or mend the number."
    case .rowsNotInBlocks(let tensor, let length, let type):
      "the rows of \(tensor) have \(length) entries, no multiple of the \(type.blockSize) that "
        + "\(type) needs: choose a type without blocks."
    default: ""
    }
  }

  private var aboutShape: String {
    switch self {
    case .impossibleShape(let tensor, let shape):
      "the tensor \(tensor) has the impossible shape \(shape): copy or download the file again."
    case .wrongShape(let tensor, let expected, let found):
      "the tensor \(tensor) should have the shape \(expected) and has \(found): use a file that "
        + "was made for this model."
    case .wrongDimensions(let tensor, let expected, let found):
      "the tensor \(tensor) should have \(expected == 1 ? "one dimension" : "two dimensions") and "
        + "has the shape \(found): use a file that was made for this model."
    default: ""
    }
  }

  private var aboutPlace: String {
    switch self {
    case .misaligned(let tensor, let begin, let alignment):
      "the tensor \(tensor) begins at byte \(begin) of the numbers, no multiple of \(alignment): "
        + "write the file again."
    case .overlap(let tensor, let other):
      "the tensors \(other) and \(tensor) have bytes in common: write the file again."
    case .truncated(let tensor, let end, let found):
      "the numbers of \(tensor) should end at byte \(end) and the file has \(found): it was cut "
        + "short, so copy or download it again."
    default: ""
    }
  }
}
