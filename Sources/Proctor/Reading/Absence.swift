/// Why there is nothing for a check to call.
public enum Absence: Sendable, Equatable, Codable {
  /// There is no file.
  case missing(String)
  /// There is a file whose name is written otherwise.
  case misnamed(String, expected: String)
  /// There is nothing in the file.
  case empty(String)
  /// The file has no code, only imports or comments.
  case noCode(String)
  /// The function is not in the file; these are.
  case noFunction(String, path: String, found: [String])
  /// The function is there, and not public.
  case notPublic(String, path: String, line: Int)
  /// The function is there with other parameters or another result.
  case otherSignature(expected: String, path: String, line: Int)
  /// The name is taken by something that cannot be called from outside.
  case notCallable(String, path: String, line: Int, reason: String)

  /// One sentence: what is wrong, and what to do.
  public var sentence: String {
    switch self {
    case .missing(let path):
      "The file \(path) is not there."
    case .misnamed(let found, let expected):
      "The file \(found) must be named \(expected.lastName), letter for letter."
    case .empty(let path):
      "The file \(path) is empty."
    case .noCode(let path):
      "The file \(path) holds no code, only imports or comments."
    case .noFunction(let name, let path, let found) where found.isEmpty:
      "There is no function \(name) in \(path)."
    case .noFunction(let name, let path, let found):
      "There is no function \(name) in \(path), only \(found.joined(separator: ", "));"
        + " keep its name."
    case .notPublic(let name, _, _):
      "The function \(name) is not public; write public func."
    case .otherSignature(let expected, _, _):
      "The function has other parameters or another result; keep \(expected)."
    case .notCallable(let name, _, _, let reason):
      "The check cannot call \(name): \(reason)."
    }
  }

  /// One or two words.
  public var name: String {
    switch self {
    case .missing: "file is missing"
    case .misnamed: "file is misnamed"
    case .empty: "file is empty"
    case .noCode: "no code"
    case .noFunction: "function is missing"
    case .notPublic: "not public"
    case .otherSignature: "signature was changed"
    case .notCallable: "cannot be called"
    }
  }

  /// Where it is, as far as there is a place.
  public var place: SourceLine? {
    switch self {
    case .missing, .misnamed, .empty, .noCode, .noFunction: nil
    case .notPublic(_, let path, let line), .otherSignature(_, let path, let line),
      .notCallable(_, let path, let line, _):
      SourceLine(path: path, line: line)
    }
  }
}

extension String {
  /// What stands behind the last slash.
  var lastName: String { String(split(separator: "/").last ?? "") }
}
