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
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .file(path: folder.path, reason: "the folder cannot be made")
    }
    // A draft that a killed program left behind has the same name, and is written over.
    let draft = folder.appending(path: ".\(file.lastPathComponent).draft")
    let descriptor = open(draft.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw .file(path: file.path, reason: "it cannot be written: \(lastReason)")
    }
    let isWritten = write(Data(text.utf8), to: descriptor) && fsync(descriptor) == 0
    close(descriptor)
    guard isWritten, rename(draft.path, file.path) == 0 else {
      throw .file(path: file.path, reason: "it cannot be written: \(lastReason)")
    }
  }

  /// Removes a file.
  package static func remove(_ file: URL) throws(ProctorError) {
    guard unlink(file.path) == 0 else {
      throw .file(path: file.path, reason: "it cannot be removed: \(lastReason)")
    }
  }

  /// What the system says of its last error.
  private static var lastReason: String { String(cString: strerror(errno)) }

  private static func write(_ data: Data, to descriptor: Int32) -> Bool {
    var rest = data[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// A lock on a folder that programs take turns to change; it ends with the program.
  package struct Lock {
    private let descriptor: Int32

    /// Waits for the lock.
    package init(folder: URL) throws(ProctorError) {
      descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      while descriptor >= 0, flock(descriptor, LOCK_EX) != 0 {
        if errno != EINTR { throw .file(path: folder.path, reason: "it cannot be locked") }
      }
      if descriptor < 0 { throw .file(path: folder.path, reason: "the folder cannot be opened") }
    }

    /// Gives the lock back.
    package func release() { close(descriptor) }
  }
}
