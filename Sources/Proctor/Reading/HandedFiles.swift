import Foundation

/// All that one student handed in: every Swift file, at any depth, also in archives.
struct HandedFiles {
  /// The Swift files in the order of their paths.
  private(set) var files: [HandedFile] = []
  /// The names of what is no Swift file and no archive.
  private(set) var others: [String] = []
  /// Sentences on what could not be looked at.
  private(set) var notes: [String] = []
  /// Whether an archive stayed closed because no program is there to open it.
  private(set) var lacksReader = false

  private let limits: HandInLimits
  private var entryCount = 0

  /// Opens files and folders, each under the name that it had when it was handed in.
  init(_ sources: [(place: URL, name: String)], limits: HandInLimits = .standard) {
    self.limits = limits
    for source in sources { take(source.place.path, as: source.name.isEmpty ? [] : [source.name]) }
    files.sort { $0.path.lexicographicallyPrecedes($1.path) }
    if entryCount > limits.entries {
      notes.append("There are more than \(limits.entries) files; the rest was not looked at.")
    }
  }

  private mutating func take(_ place: String, as path: [String]) {
    entryCount += 1
    if entryCount > limits.entries { return }
    var status = stat()
    guard lstat(place, &status) == 0 else { return }
    let name = path.last ?? ""
    if !path.isEmpty && Self.isIgnored(name) { return }
    let isSwift = Self.isSwift(name)
    switch status.st_mode & S_IFMT {
    case S_IFDIR where isSwift:
      files.append(HandedFile(path: path, content: .unreadable("is a folder")))
    case S_IFDIR:
      takeFolder(place, as: path)
    case _ where isSwift:
      files.append(HandedFile(path: path, content: .reading(place, limits: limits)))
    case S_IFREG where Archive.isNamed(by: name):
      open(URL(filePath: place), as: path, nesting: 1)
    default:
      others.append(path.joined(separator: "/"))
    }
  }

  private mutating func takeFolder(_ place: String, as path: [String]) {
    if path.count > limits.depth {
      notes.append("\(path.joined(separator: "/").visible) lies too deep and was not looked at.")
      return
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: place) else {
      let shown = path.isEmpty ? "The folder" : path.joined(separator: "/").visible
      notes.append("\(shown) cannot be read.")
      return
    }
    for name in names.sorted() { take("\(place)/\(name)", as: path + [name]) }
  }

  private mutating func open(_ archive: URL, as path: [String], nesting: Int) {
    let shown = path.joined(separator: "/").visible
    switch Archive.read(archive, limits: limits) {
    case .noReader:
      lacksReader = true
      notes.append("\(shown) could not be opened: bsdtar is missing (package libarchive-tools).")
    case .unreadable(let reason):
      notes.append("\(shown) was not graded: \(reason).")
    case .entries(let entries):
      for entry in entries {
        entryCount += 1
        if entryCount > limits.entries { return }
        if entry.path.isEmpty || entry.path.contains(where: Self.isIgnored) { continue }
        take(entry, in: path, nesting: nesting)
      }
    }
  }

  private mutating func take(_ entry: Archive.Entry, in path: [String], nesting: Int) {
    let path = path + entry.path
    let name = path.last ?? ""
    if Self.isSwift(name) {
      files.append(HandedFile(path: path, content: entry.content))
    } else if case .bytes(let data) = entry.content, Archive.isNamed(by: name) {
      if nesting >= limits.nesting {
        notes.append("\(path.joined(separator: "/").visible) lies too deep and was not opened.")
        return
      }
      let copy = FileManager.default.temporaryDirectory
        .appending(path: "workbook-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: copy) }
      guard (try? data.write(to: copy, options: .withoutOverwriting)) != nil else {
        notes.append("\(path.joined(separator: "/").visible) could not be opened.")
        return
      }
      open(copy, as: path, nesting: nesting + 1)
    }
  }

  /// The ends of the names of Swift files, in lower case; some programs add one of their own.
  static let ends = [".swift", ".swift.txt"]

  private static func isSwift(_ name: String) -> Bool {
    let name = name.lowercased()
    return ends.contains { name.hasSuffix($0) }
  }

  /// What systems and tools leave beside the files that were meant.
  private static func isIgnored(_ name: String) -> Bool {
    name.hasPrefix(".") || name == "__MACOSX" || name == "Thumbs.db" || name == "desktop.ini"
  }
}
