import Foundation

/// A file that someone handed in, wherever it lay.
struct HandedFile: Equatable {
  /// What was found.
  enum Content: Equatable {
    /// Its bytes.
    case bytes(Data)
    /// The rest of a sentence that begins with its name: "is a link".
    case unreadable(String)
  }

  /// The parts of its path in what was handed in; an archive counts as a folder.
  var path: [String]
  /// What was found.
  var content: Content

  /// Its name.
  var name: String { path.last ?? "" }

  /// Its name without the ends of names.
  var stem: String {
    var stem = name[...]
    for end in [".txt", ".swift", ".swift"] where stem.lowercased().hasSuffix(end) {
      stem = stem.dropLast(end.count)
    }
    return String(stem)
  }

  /// Its path as one text that a terminal can show.
  var shown: String { path.joined(separator: "/").precomposedStringWithCanonicalMapping.visible }

  /// Its text, or the rest of a sentence that says why there is none.
  var text: Text {
    switch content {
    case .unreadable(let reason): return .none(reason)
    case .bytes(let data):
      if let text = String(data: data, encoding: .utf8) { return .some(text) }
      let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF]]
      return .none(
        marks.contains(Array(data.prefix(2)))
          ? "is a text in UTF-16; it must be saved in UTF-8"
          : "is not a text in UTF-8; it must be saved as one")
    }
  }

  /// A text, or the rest of a sentence that says why there is none.
  enum Text: Equatable {
    case some(String)
    case none(String)
  }
}

extension HandedFile.Content {
  static func tooLarge(_ limits: HandInLimits) -> Self {
    .unreadable("is larger than \(limits.fileBytes >> 20) MB")
  }

  /// Reads a file that nobody vouches for: no link is followed, and a pipe is not waited for.
  static func reading(_ place: String, limits: HandInLimits) -> Self {
    let descriptor = open(place, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    if descriptor < 0 {
      return .unreadable(
        errno == ELOOP ? "is a link" : "cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      return .unreadable(isFolder ? "is a folder" : "is not a regular file")
    }
    if status.st_size > limits.fileBytes { return .tooLarge(limits) }
    var data = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while data.count <= limits.fileBytes {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 { return .unreadable("cannot be read: \(String(cString: strerror(errno)))") }
      if count == 0 { return .bytes(data) }
      data.append(contentsOf: buffer[..<count])
    }
    return .tooLarge(limits)
  }
}

/// What one student may hand in.
struct HandInLimits {
  /// Bytes of a file with an answer.
  var fileBytes = 1 << 20
  /// Bytes of all texts in an archive.
  var archiveBytes = 64 << 20
  /// Seconds that unpacking an archive may take.
  var archiveSeconds = 60.0
  /// Files and folders that are looked at.
  var entries = 20_000
  /// How deep folders may lie.
  var depth = 16
  /// How deep archives may lie in archives.
  var nesting = 3

  /// The limits of every grading.
  static let standard = HandInLimits()
}
