package import Foundation

/// Reads and writes files as a whole, and says in words what stands in the way.
///
/// A pipe or a device has no size to check a header against, and may never end: only regular files
/// are read.
package enum RegularFile {
  /// Why a file cannot be read or written, to follow “because”.
  package struct Obstacle: Error {
    package let words: String
  }

  /// The bytes of a file, mapped into memory: what is not looked at is not read.
  package static func contents(of path: String) throws(Obstacle) -> Data {
    let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path) else {
      throw Obstacle(words: "there is no such file")
    }
    switch attributes[.type] as? FileAttributeType {
    case .typeRegular?: break
    case .typeDirectory?: throw Obstacle(words: "it is a folder")
    default: throw Obstacle(words: "it is not a regular file")
    }
    guard let data = try? Data(contentsOf: url, options: .alwaysMapped) else {
      throw Obstacle(words: "the system refuses access")
    }
    return data
  }

  /// Puts a file in its place, whole or not at all: it is written beside it and then renamed.
  package static func write(_ data: Data, to path: String) throws(Obstacle) {
    do { try data.write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
      throw Obstacle(words: obstacle(to: path))
    }
  }

  private static func obstacle(to path: String) -> String {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    var isFolder = ObjCBool(false)
    if !FileManager.default.fileExists(atPath: folder) { return "the folder does not exist" }
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      return "a folder has that name"
    }
    return "the system refuses access or has no room"
  }
}
