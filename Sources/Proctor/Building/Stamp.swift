import Foundation

/// What a build was made from: the path, size and time of every file it reads.
///
/// Asking the build system whether there is anything to do takes longer than reading the times.
struct Stamp: Equatable {
  /// A line per file.
  private(set) var text = ""

  /// Takes the stamp of files and folders, from a root; what is not there counts as such.
  init(of paths: [String], root: URL) {
    for path in paths { add(path, root: root.path) }
  }

  /// Reads a stamp that was kept.
  init?(keptIn file: URL) {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
    self.text = text
  }

  private mutating func add(_ path: String, root: String) {
    var status = stat()
    guard stat("\(root)/\(path)", &status) == 0 else {
      text += "\(path) missing\n"
      return
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(path)")) ?? []
      for name in names.sorted() where !name.hasPrefix(".") && !name.hasSuffix(".md") {
        add("\(path)/\(name)", root: root)
      }
    } else {
      let time = status.st_mtim
      text += "\(path) \(status.st_size) \(time.tv_sec).\(time.tv_nsec)\n"
    }
  }
}
