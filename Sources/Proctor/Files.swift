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

  /// The bytes of a file.
  package static func bytes(of file: URL) throws(ProctorError) -> Data {
    do { return try Data(contentsOf: file) } catch {
      throw .file(path: file.path, reason: "the file cannot be read")
    }
  }

  /// The text of a file that people may have written anywhere: see ``Swift/String/init(anyText:)``.
  package static func text(of file: URL) throws(ProctorError) -> String {
    String(anyText: try bytes(of: file))
  }

  /// The text of a file that is of no use unless every byte of it is understood.
  package static func exactText(of file: URL) throws(ProctorError) -> String {
    let bytes = try bytes(of: file)
    let text = String(decoding: bytes, as: UTF8.self)
    // What is no UTF-8 was replaced, and is not what it was.
    guard Data(text.utf8) == bytes else {
      throw .file(path: file.path, reason: "it is not a text in UTF-8; save it as one")
    }
    return text
  }

  /// Whether there is such a file or folder.
  package static func exists(_ file: URL) -> Bool {
    FileManager.default.fileExists(atPath: file.path)
  }

  /// Whether the name is taken, be it by a link that leads nowhere.
  package static func isTaken(_ file: URL) -> Bool {
    var status = stat()
    return lstat(file.path, &status) == 0
  }

  /// Where a program is, as a shell finds it.
  package static func program(_ name: String) -> String? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }

  /// Writes a file: whoever reads it sees the old text or the new, whenever the program is killed.
  package static func write(_ text: String, to file: URL) throws(ProctorError) {
    try write(Data(text.utf8), to: file)
  }

  /// Writes a file: whoever reads it sees the old bytes or the new, whenever the program is killed.
  package static func write(_ bytes: Data, to file: URL) throws(ProctorError) {
    let folder = file.deletingLastPathComponent()
    try makeFolder(folder)
    // A draft that a killed program left behind has the same name, and is written over.
    let draft = folder.appending(path: ".\(file.lastPathComponent).draft")
    let descriptor = open(draft.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw .file(path: file.path, reason: "it cannot be written: \(lastReason)")
    }
    let isWritten = write(bytes, to: descriptor) && fsync(descriptor) == 0
    close(descriptor)
    guard isWritten, rename(draft.path, file.path) == 0 else {
      throw .file(path: file.path, reason: "it cannot be written: \(lastReason)")
    }
  }

  /// Writes a file that can be made again: whole, and on the disk when the system finds time.
  package static func put(_ bytes: Data, at file: URL) throws(ProctorError) {
    try makeFolder(file.deletingLastPathComponent())
    do { try bytes.write(to: file, options: .atomic) } catch {
      throw .file(path: file.path, reason: "it cannot be written")
    }
  }

  /// Copies a file, and whether it is a program.
  package static func copy(_ file: URL, to copy: URL) throws(ProctorError) {
    try makeFolder(copy.deletingLastPathComponent())
    do { try FileManager.default.copyItem(at: file, to: copy) } catch {
      throw .file(path: copy.path, reason: "it cannot be written")
    }
  }

  /// Makes a folder, and those around it.
  package static func makeFolder(_ folder: URL) throws(ProctorError) {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .file(path: folder.path, reason: "the folder cannot be made")
    }
  }

  /// Makes a link to a file, in place of one that is there.
  package static func link(_ link: URL, to target: URL) throws(ProctorError) {
    let folder = link.deletingLastPathComponent()
    try makeFolder(folder)
    let draft = folder.appending(path: ".\(link.lastPathComponent).draft")
    unlink(draft.path)
    guard symlink(target.path, draft.path) == 0, rename(draft.path, link.path) == 0 else {
      throw .file(path: link.path, reason: "the link cannot be made: \(lastReason)")
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
