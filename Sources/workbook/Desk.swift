import ArgumentParser
import Foundation
import Proctor

/// What every command needs: the project, and how to write.
struct Desk: ParsableArguments {
  @Flag(help: "Write ASCII characters only.")
  var ascii = false

  /// The exercises of the project that the command was started in.
  func catalog() throws -> Catalog { try Catalog(root: try root()) }

  /// The project's folder: what the launcher says, or the folder at or above this one.
  func root() throws -> URL {
    if let path = ProcessInfo.processInfo.environment["WORKBOOK_ROOT"] {
      return try Catalog.findRoot(from: URL(filePath: path))
    }
    return try Catalog.findRoot(from: URL(filePath: FileManager.default.currentDirectoryPath))
  }

  /// Where to write.
  var terminal: Terminal { Terminal(isASCII: ascii) }
}
