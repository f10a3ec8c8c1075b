import Foundation

/// An error of the compiler.
public struct Diagnostic: Sendable, Equatable, Codable {
  /// The file, from the project's folder.
  public var path: String
  /// The line, from 1.
  public var line: Int
  /// The column, from 1.
  public var column: Int
  /// What the compiler says.
  public var message: String
  /// The lines around it as the compiler shows them, with a mark under the place.
  public var excerpt: [String]
}

extension Diagnostic {
  /// The errors in the output of a build, each once, without anything else.
  static func errors(in output: String, root: URL) -> [Diagnostic] {
    var errors: [Diagnostic] = []
    var isInside = false
    for line in output.split(separator: "\n", omittingEmptySubsequences: false) {
      if let error = Diagnostic(header: line, root: root) {
        isInside = !errors.contains { $0.isSamePlace(as: error) }
        if isInside { errors.append(error) }
      } else if isInside && isExcerpt(line) {
        errors[errors.count - 1].excerpt.append(String(line))
      } else {
        isInside = false
      }
    }
    return errors
  }

  /// Reads `PATH:LINE:COLUMN: error: MESSAGE`.
  private init?(header: Substring, root: URL) {
    guard let mark = header.range(of: ": error: ") else { return nil }
    let place = header[..<mark.lowerBound].split(separator: ":")
    guard place.count >= 3, let line = Int(place[place.count - 2]),
      let column = Int(place[place.count - 1])
    else { return nil }
    let file = place.dropLast(2).joined(separator: ":")
    path = file.hasPrefix(root.path + "/") ? String(file.dropFirst(root.path.count + 1)) : file
    self.line = line
    self.column = column
    message = String(header[mark.upperBound...])
    excerpt = []
  }

  private func isSamePlace(as other: Diagnostic) -> Bool {
    (path, line, column, message) == (other.path, other.line, other.column, other.message)
  }

  /// Whether a line is source that the compiler quotes, such as `12 |   return x`.
  private static func isExcerpt(_ line: Substring) -> Bool {
    line.drop { $0 == " " }.drop { $0.isNumber }.drop { $0 == " " }.first == "|"
  }
}
