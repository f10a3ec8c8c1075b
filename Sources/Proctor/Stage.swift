public import Foundation

/// A copy of the package in which only the answers come from elsewhere.
///
/// Checks, solutions and libraries are the project's own; the project itself is only read. The copy
/// stays from one grading to the next, so that only what changed is compiled again.
public struct Stage {
  /// The project.
  public let source: URL
  /// The copy.
  public let folder: URL

  private static let skipped: Set = [
    "exercises", "build", "backups", "book", "instructor", "progress.txt", "workbook",
  ]

  /// Brings the copy up to date with the project.
  public init(of source: URL, in folder: URL) throws(ProctorError) {
    self.source = source
    self.folder = folder
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for name in try Files.names(in: source) where !Self.skipped.contains(name) {
        try Self.mirror(source.appending(path: name), folder.appending(path: name))
      }
      try copyStatements()
      try copyDependencies()
    } catch let error as ProctorError {
      throw error
    } catch {
      throw .file(path: folder.path, reason: "the copy to grade in cannot be made: \(error)")
    }
  }

  /// The folder that copies of a project use unless another is named: in the user's cache.
  public static func standard(for source: URL) -> URL {
    let environment = ProcessInfo.processInfo.environment
    let home = environment["HOME"].map { URL(filePath: $0).appending(path: ".cache") }
    let caches = [environment["XDG_CACHE_HOME"].map { URL(filePath: $0) }, home].compactMap(\.self)
    let usable = caches.first { cache in
      try? FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
      return access(cache.path, W_OK) == 0
    }
    let base = usable ?? URL(filePath: NSTemporaryDirectory()).appending(path: "uid-\(getuid())")
    let name = source.path.replacing("/", with: "-").drop { $0 == "-" }
    return base.appending(path: "low-rank/\(name)")
  }

  /// What builds in the copy; it needs no network where the project has its dependencies.
  public var builder: Builder {
    var builder = Builder(root: folder)
    builder.isOffline = Files.exists(source.appending(path: ".build/workspace-state.json"))
    builder.cache = folder.appending(path: ".cache")
    return builder
  }

  /// Puts a text where an exercise's answer goes.
  func place(_ text: String, at path: String) throws(ProctorError) {
    let file = folder.appending(path: path)
    if (try? Files.text(of: file)) != text { try Files.write(text, to: file) }
  }

  /// Takes away every answer that is not named.
  func removeAnswers(except kept: Set<String>, chapter: Chapter) throws(ProctorError) {
    let path = "exercises/\(chapter.folder)"
    for name in try Files.names(in: folder.appending(path: path)) where name.hasSuffix(".swift") {
      if !kept.contains("\(path)/\(name)") {
        try Files.remove(folder.appending(path: "\(path)/\(name)"))
      }
    }
  }

  private func copyStatements() throws {
    let exercises = source.appending(path: "exercises")
    for chapter in try Files.names(in: exercises) {
      let target = folder.appending(path: "exercises/\(chapter)")
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
      for name in try Files.names(in: exercises.appending(path: chapter))
      where name.hasSuffix(".md") {
        try Self.mirror(
          exercises.appending(path: "\(chapter)/\(name)"), target.appending(path: name))
      }
    }
  }

  /// Takes over the packages that the project depends on, once, so that no network is needed.
  private func copyDependencies() throws {
    let build = folder.appending(path: ".build")
    if Files.exists(build.appending(path: "workspace-state.json")) { return }
    try FileManager.default.createDirectory(at: build, withIntermediateDirectories: true)
    for name in ["checkouts", "repositories", "artifacts", "workspace-state.json"] {
      let from = source.appending(path: ".build/\(name)")
      let to = build.appending(path: name)
      if !Files.exists(from) || Files.exists(to) { continue }
      // Whole or not at all, whenever the program is killed.
      let draft = build.appending(path: "\(name).draft")
      try? FileManager.default.removeItem(at: draft)
      try Self.copy(from, draft)
      try FileManager.default.moveItem(at: draft, to: to)
    }
  }

  /// Copies a file or folder with what is hidden in it, writable even where the original is not.
  private static func copy(_ source: URL, _ target: URL) throws {
    let manager = FileManager.default
    var status = stat()
    guard lstat(source.path, &status) == 0 else { return }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      try manager.createDirectory(at: target, withIntermediateDirectories: true)
      for name in try manager.contentsOfDirectory(atPath: source.path) {
        try copy(source.appending(path: name), target.appending(path: name))
      }
    case S_IFLNK:
      let destination = try manager.destinationOfSymbolicLink(atPath: source.path)
      try manager.createSymbolicLink(atPath: target.path, withDestinationPath: destination)
    default:
      try Data(contentsOf: source).write(to: target)
      chmod(target.path, status.st_mode | S_IWUSR)
    }
  }

  /// Makes a copy equal to a file or folder, and leaves alone what is equal already.
  private static func mirror(_ source: URL, _ target: URL) throws {
    var (from, to) = (stat(), stat())
    guard stat(source.path, &from) == 0 else { return }
    let exists = stat(target.path, &to) == 0
    if from.st_mode & S_IFMT == S_IFDIR {
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
      let names = try Files.names(in: source)
      for name in try Files.names(in: target) where !names.contains(name) {
        try FileManager.default.removeItem(at: target.appending(path: name))
      }
      for name in names { try mirror(source.appending(path: name), target.appending(path: name)) }
    } else if !exists || from.st_size != to.st_size || !isSame(from.st_mtim, to.st_mtim) {
      try Data(contentsOf: source).write(to: target, options: .atomic)
      var times = [from.st_mtim, from.st_mtim]
      utimensat(AT_FDCWD, target.path, &times, 0)
    }
  }

  private static func isSame(_ a: timespec, _ b: timespec) -> Bool {
    a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec
  }
}
