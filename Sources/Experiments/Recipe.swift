public import Foundation

/// What an experiment is made from: its settings, and the files of code that define it.
///
/// A table of results belongs to one recipe. Who changes a setting or a line of that code has another
/// recipe, and the table no longer says what the code does. Functions of the library whose result is
/// defined, such as a product or an SVD, need not be part of it: their own tests hold them to the
/// definition, and ``Evidence/require(_:of:seed:)`` compares a run.
public struct Recipe: Equatable, Sendable {
  /// The settings by name, such as `steps` and `240`, in the order in which they are shown.
  public let settings: [Setting]
  /// The hash of the settings and of the code, in 16 hexadecimal digits.
  public let hash: String

  /// A setting by its name.
  public struct Setting: Equatable, Sendable {
    /// The name.
    public let name: String
    /// The value, as it is shown.
    public let value: String

    /// Names a value.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Writes down a recipe.
  ///
  /// - Parameters:
  ///   - settings: What the code does not say.
  ///   - files: The files and folders that define the experiment, by their paths from `root`. Of a folder the Swift files directly in it count.
  ///   - root: The project's folder.
  /// - Throws: An error that names a file that cannot be read.
  public init(settings: [Setting], files: [String], root: URL = Recipe.project) throws {
    self.settings = settings
    var digest = Digest()
    for setting in settings { digest.add("\(setting.name)=\(setting.value)") }
    for path in try Self.sources(files, root) {
      digest.add(path)
      let code = try String(contentsOf: root.appending(path: path), encoding: .utf8)
      for line in Self.code(of: code) { digest.add(line) }
    }
    hash = digest.text
  }

  /// The files themselves, in one order on all machines.
  private static func sources(_ paths: [String], _ root: URL) throws -> [String] {
    try paths.flatMap { path in
      if path.hasSuffix(".swift") { return [path] }
      return try FileManager.default.contentsOfDirectory(atPath: root.appending(path: path).path)
        .filter { $0.hasSuffix(".swift") }.map { "\(path)/\($0)" }
    }.sorted()
  }

  /// The lines that do something: no comment, no indentation and no empty line makes another recipe.
  static func code(of text: String) -> [Substring] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      let code = line.trimmingPrefix { $0.isWhitespace }
      return code.isEmpty || code.hasPrefix("//") ? nil : code
    }
  }
}

/// FNV-1a in 64 bits: enough to notice a change, and no protection from somebody who hides one.
///
/// Source: Fowler, Noll and Vo; https://datatracker.ietf.org/doc/html/rfc9923.
private struct Digest {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ words: some StringProtocol) {
    for byte in words.utf8 { mix(byte) }
    mix(0)
  }

  private mutating func mix(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  var text: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension Recipe {
  /// The project's folder, as it was when this was compiled.
  public static let project = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
