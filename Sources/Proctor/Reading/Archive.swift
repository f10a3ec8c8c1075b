import Foundation

/// An archive that someone handed in, read as a stream: nothing of it is ever written to a disk.
///
/// `bsdtar` turns whatever it is (zip, tar, 7z, rar) into the simplest of formats, `cpio`, whose
/// entries are then names and bytes and cannot lead anywhere: neither `..` nor an absolute path nor
/// a link has a meaning here.
struct Archive {
  /// What an entry is.
  struct Entry {
    /// The parts of its path, as the archive has them.
    var path: [String]
    /// The bytes of a file, or why there are none.
    var content: HandedFile.Content
  }

  /// The entries that may matter, or the reason why the archive cannot be read.
  enum Result {
    case entries([Entry])
    case unreadable(String)
    /// The program that reads archives is not installed.
    case noReader
  }

  /// The ends of the names of archives, in lower case.
  private static let extensions = [
    ".zip", ".tar", ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2", ".7z", ".rar",
  ]

  /// Whether a name is that of an archive.
  static func isNamed(by name: String) -> Bool {
    let name = name.lowercased()
    return extensions.contains { name.hasSuffix($0) }
  }

  /// Reads an archive's texts and the archives in it.
  static func read(_ file: URL, limits: HandInLimits = .standard) -> Result {
    var tooLarge: [Entry] = []
    // What is too large for an answer is left out, and the rest is read without it.
    for _ in 0..<8 {
      var process = ChildProcess(program: "bsdtar")
      process.arguments = ["-cf", "-", "--format=newc", "--no-recursion"]
      process.arguments += tooLarge.flatMap {
        ["--exclude", pattern($0.path.joined(separator: "/"))]
      }
      process.arguments += patterns.flatMap { ["--include", $0] } + ["@\(file.path)"]
      process.environment = ["LC_ALL": "C.UTF-8"]
      // It asks for a password 10,000 times.
      process.input = Data(repeating: UInt8(ascii: "\n"), count: 20_000)
      process.deadline = limits.archiveSeconds
      process.outputLimit = limits.archiveBytes
      let record: ChildProcess.Record
      do { record = try process.run() } catch { return .noReader }
      if record.ranTooLong { return .unreadable("it takes too long to unpack") }
      let complaint = record.text(STDERR_FILENO)
      if complaint.contains("assphrase") { return .unreadable("it is locked by a password") }
      let stream = CPIO(record.written[STDOUT_FILENO] ?? Data(), limits: limits)
      if record.flooded {
        guard let cut = stream.cut, cut.isTooLarge else {
          return .unreadable("it unpacks to more than \(limits.archiveBytes >> 20) MB")
        }
        tooLarge.append(cut.entry)
        continue
      }
      guard record.exitCode == 0 else { return .unreadable(reason(in: complaint)) }
      if stream.entries.count > limits.entries {
        return .unreadable("it holds more than \(limits.entries) files")
      }
      return .entries(stream.entries + tooLarge)
    }
    return .unreadable("it unpacks to more than \(limits.archiveBytes >> 20) MB")
  }

  /// Swift files and archives, in upper and lower case.
  private static let patterns = (HandedFiles.ends + extensions).map { end in
    "*" + end.map { $0.isLetter ? "[\($0)\($0.uppercased())]" : "\($0)" }.joined()
  }

  /// A pattern that matches a name and nothing else.
  private static func pattern(_ name: String) -> String {
    "^" + name.map { "\\*?[]^$".contains($0) ? "\\\($0)" : "\($0)" }.joined()
  }

  /// The sentence in what the program says.
  private static func reason(in complaint: String) -> String {
    let line = complaint.split(separator: "\n").first { !$0.contains("Error exit") } ?? ""
    let words = line.split(separator: ": ").last.map(String.init) ?? ""
    return words.isEmpty || words == "(null)"
      ? "it is damaged" : "it cannot be unpacked (\(words.visible))"
  }
}

/// The entries of a stream in the format `newc` of `cpio`.
///
/// Source: the manual page cpio(5) of libarchive, "New ASCII Format".
private struct CPIO {
  /// The files and links, in order.
  private(set) var entries: [Archive.Entry] = []
  /// The entry in whose bytes the stream ends.
  private(set) var cut: (entry: Archive.Entry, isTooLarge: Bool)?

  init(_ data: Data, limits: HandInLimits) {
    let bytes = [UInt8](data)
    var place = 0
    while place + 110 <= bytes.count {
      let field = { (index: Int) -> Int in
        let digits = bytes[(place + 6 + 8 * index)..<(place + 14 + 8 * index)]
        return Int(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0
      }
      let (mode, size, nameSize) = (field(1), field(6), field(11))
      let nameEnd = place + 110 + nameSize
      guard nameSize > 0, nameEnd <= bytes.count else { return }
      let name = String(decoding: bytes[(place + 110)..<(nameEnd - 1)], as: UTF8.self)
      if name == "TRAILER!!!" { return }
      let start = (nameEnd + 3) & ~3
      let isTooLarge = size > limits.fileBytes && !Archive.isNamed(by: name)
      var entry = Archive.Entry(path: Self.parts(of: name), content: .unreadable("is too large"))
      if isTooLarge { entry.content = .tooLarge(limits) }
      guard start + size <= bytes.count else {
        cut = (entry, isTooLarge)
        return
      }
      switch mode & 0o170000 {
      case 0o100000:
        if !isTooLarge { entry.content = .bytes(Data(bytes[start..<(start + size)])) }
        entries.append(entry)
      case 0o040000: break
      case 0o120000:
        entry.content = .unreadable("is a link")
        entries.append(entry)
      default:
        entry.content = .unreadable("is not a regular file")
        entries.append(entry)
      }
      place = (start + size + 3) & ~3
    }
  }

  /// The parts of a path; old programs on Windows part them by backslashes.
  private static func parts(of name: String) -> [String] {
    let separator: Character = name.contains("/") ? "/" : "\\"
    return name.split(separator: separator).map(String.init).filter { $0 != "." && $0 != ".." }
  }
}
