public import Foundation

/// A file of other people's that a chapter reads where it was fetched, and does without where it was not.
///
/// Which files there are, and what they must contain, is said once, in `book/data/files.tsv`; `make data` fetches them.
public struct FetchedFile: Sendable {
  /// The file's place below `build/data`, such as `lee/lee.cor`.
  public let name: String

  /// Makes a name for a file of `book/data/files.tsv`.
  public init(_ name: String) { self.name = name }

  /// Where it is kept, as seen from the project's folder.
  public var url: URL { URL(filePath: "build/data/\(name)") }

  /// Whether it is there.
  public var isHere: Bool { FileManager.default.fileExists(atPath: url.path) }

  /// One sentence for a page or a terminal that must do without it.
  public var absence: String { "\(name) was not fetched: `make data` does it, with a network." }
}
