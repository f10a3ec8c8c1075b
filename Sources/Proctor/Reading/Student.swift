import Foundation

/// Who handed something in, as far as a name of a folder or a file tells.
public struct Student: Sendable, Hashable, Codable {
  /// The name that files about the student get: of this grading, of no other student.
  public var key: String
  /// The name for people.
  public var name: String
  /// The number or the account that the learning platform knows the student by.
  public var account = ""
  /// The address, where an export says it.
  public var email = ""

  /// Makes a student from a text that names nobody else.
  init(key: String, name: String? = nil, account: String = "") {
    self.key = Self.fileName(key)
    self.name = (name ?? key).precomposedStringWithCanonicalMapping.visible
    self.account = account
  }

  /// The bytes of a key: with what is added to it, a name of a file may have 255.
  private static let mostBytes = 200

  /// The text as a name that every file system takes.
  private static func fileName(_ text: String) -> String {
    let name = text.precomposedStringWithCanonicalMapping.visible.map { character in
      "/\\:*?\"<>|\t\n".contains(character) ? "_" : character
    }
    var trimmed = String(name).trimmingCharacters(in: .whitespaces)
    while trimmed.utf8.count > mostBytes { trimmed.removeLast() }
    return trimmed.isEmpty || trimmed.hasPrefix(".") ? "_" + trimmed : trimmed
  }
}
