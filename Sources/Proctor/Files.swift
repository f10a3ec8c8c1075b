package import Foundation

/// Reading and writing files so that nothing is ever half written.
package enum Files {
  /// The names in a folder, sorted, hidden ones left out.
  package static func names(in folder: URL) throws(ProctorError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { !$0.hasPrefix(".") }.sorted()
    } catch {
      throw .file(path: folder.path, reason: "the folder cannot be read")
    }
  }

  /// The text of a file.
  package static func text(of file: URL) throws(ProctorError) -> String {
    do {
      return String(decoding: try Data(contentsOf: file), as: UTF8.self)
    } catch {
      throw .file(path: file.path, reason: "the file cannot be read")
    }
  }

  /// Whether there is such a file or folder.
  package static func exists(_ file: URL) -> Bool {
    FileManager.default.fileExists(atPath: file.path)
  }

  /// Writes a file: whoever reads it sees the old text or the new, whenever the program is killed.
  package static func write(_ text: String, to file: URL) throws(ProctorError) {
    let folder = file.deletingLastPathComponent()
    let draft = folder.appending(path: ".\(file.lastPathComponent).\(getpid()).draft")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: draft)
      let descriptor = open(draft.path, O_RDONLY)
      fsync(descriptor)
      close(descriptor)
    } catch {
      throw .file(
        path: file.path, reason: "the file cannot be written: \(error.localizedDescription)")
    }
    guard rename(draft.path, file.path) == 0 else {
      throw .file(path: file.path, reason: String(cString: strerror(errno)))
    }
  }
}
