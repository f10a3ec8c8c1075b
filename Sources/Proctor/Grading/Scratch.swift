public import Foundation

/// A folder that gradings compile in.
///
/// Only a folder that was empty or that carries our mark is taken, so that nothing of anybody's is
/// written over.
public struct Scratch: Sendable {
  /// The folder.
  package let folder: URL

  private static let mark = ".low-rank-scratch"

  /// Takes a folder, which is made if it is not there.
  public init(_ folder: URL) throws(ProctorError) {
    let folder = folder.standardizedFileURL
    try Files.makeFolder(folder)
    let mark = folder.appending(path: Self.mark)
    if !Files.exists(mark) {
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path),
        names.isEmpty
      else {
        throw .file(
          path: folder.path,
          reason: "there is something in it that no grading put there; name an empty folder")
      }
      try Files.write("Gradings of The Road to Low Rank compile here.\n", to: mark)
    }
    self.folder = folder
  }

  /// A new folder in it, for one grading; those of gradings that were killed are removed.
  func newFolder() throws(ProctorError) -> URL {
    for name in try Files.names(in: folder) where name.hasPrefix("grading-") {
      guard let process = pid_t(name.dropFirst(8).prefix { $0 != "-" }), kill(process, 0) != 0,
        errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(at: folder.appending(path: name))
    }
    let new = folder.appending(path: "grading-\(getpid())-\(UUID().uuidString)")
    try Files.makeFolder(new)
    return new
  }

  /// The folder that gradings of a project use unless another is named: in the user's cache.
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
    return base.appending(path: "low-rank/grading-\(name)")
  }
}
