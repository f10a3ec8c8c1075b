public import Foundation

/// A folder with what many students handed in, as learning platforms pack it.
public struct Inbox {
  /// What one student handed in.
  public struct Delivery: Sendable {
    /// Who.
    public var student: Student
    /// Where it is, and the name that it had.
    var sources: [(place: URL, name: String)]
    /// Sentences on what was left out.
    var notes: [String] = []

    /// Opens everything and finds the answers in it.
    public func open(_ catalog: Catalog) -> Submission {
      Submission(HandedFiles(sources), catalog: catalog, notes: notes)
    }
  }

  /// The students, in the order of their keys.
  public private(set) var deliveries: [Delivery] = []
  /// Files that belong to nobody.
  public private(set) var strays: [String] = []

  /// Looks through a folder.
  ///
  /// - Throws: ``ProctorError/file(path:reason:)`` if it cannot be read, or is one student's.
  public init(_ folder: URL, catalog: Catalog) throws(ProctorError) {
    if Archive.isNamed(by: folder.lastPathComponent) && !Self.isFolder(folder) {
      throw .file(path: folder.path, reason: "is an archive; unpack it into a folder first")
    }
    let folder = try Self.innermost(folder, catalog: catalog)
    let names = try Files.names(in: folder)
    if let name = names.first(where: { Self.isPart($0, of: catalog) }) {
      throw .file(
        path: folder.path,
        reason: "is what one student handed in, since it holds \(name); give it as --answers")
    }
    var attempts: [Student: [(name: DeliveryName, place: URL)]] = [:]
    for name in names where name != "__MACOSX" && !Self.metadataFiles.contains(name) {
      let place = folder.appending(path: name)
      let delivery = DeliveryName(name)
      let isOpenable = Self.isFolder(place) || Archive.isNamed(by: name)
      if !delivery.isPlatforms && !isOpenable {
        strays.append(name.visible)
      } else {
        attempts[delivery.student, default: []].append((delivery, place))
      }
    }
    deliveries = attempts.map(Self.delivery).sorted { $0.student.key < $1.student.key }
    for file in Self.metadataFiles { read(metadata: folder.appending(path: file)) }
    nameApart()
  }

  /// Whether a folder holds what several students handed in.
  public static func isInbox(_ folder: URL) -> Bool {
    let names = (try? Files.names(in: folder)) ?? []
    let students = names.map(DeliveryName.init).filter(\.isPlatforms).map(\.student)
    return Set(students).count > 1
  }

  /// The last attempt of a student, and a note if there were others.
  private static func delivery(
    _ student: Student, _ parts: [(name: DeliveryName, place: URL)]
  ) -> Delivery {
    let last = parts.map(\.name.attempt).max() ?? ""
    let kept = parts.filter { $0.name.attempt == last }
    let dropped = Set(parts.map(\.name.attempt)).count - 1
    return Delivery(
      student: student,
      sources: kept.map { (place: $0.place, name: isFolder($0.place) ? "" : $0.name.file) },
      notes: dropped > 0
        ? ["The attempt of \(last) was graded; there are \(dropped) before it."] : [])
  }

  /// Unpacking often adds a folder around the one that is meant.
  private static func innermost(_ folder: URL, catalog: Catalog) throws(ProctorError) -> URL {
    let names = try Files.names(in: folder).filter { $0 != "__MACOSX" }
    guard names.count == 1, isFolder(folder.appending(path: names[0])),
      !DeliveryName(names[0]).isPlatforms
    else { return folder }
    let inner = folder.appending(path: names[0])
    let parts = try Files.names(in: inner)
    let isStudents = parts.contains { isPart($0, of: catalog) }
    let hasSeveral =
      parts.filter { isFolder(inner.appending(path: $0)) || DeliveryName($0).isPlatforms }.count > 1
    return isStudents || !hasSeveral ? folder : try innermost(inner, catalog: catalog)
  }

  /// Whether a name is that of a folder or a file in what one student hands in.
  private static func isPart(_ name: String, of catalog: Catalog) -> Bool {
    let name = name.lowercased()
    return name == "exercises" || catalog.chapters.contains { $0.folder.lowercased() == name }
      || catalog.exercises.contains { "\($0.name).swift".lowercased() == name }
  }

  private static func isFolder(_ place: URL) -> Bool {
    var status = stat()
    return lstat(place.path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

extension Inbox {
  /// What Gradescope puts beside the folders.
  private static let metadataFiles: Set = ["submission_metadata.yml", "metadata.yml"]

  /// Takes names and addresses from an export of Gradescope.
  ///
  /// ```yaml
  /// submission_123:
  ///   :submitters:
  ///   - :name: Ada Lovelace
  ///     :sid: '42'
  ///     :email: ada@example.org
  /// ```
  private mutating func read(metadata file: URL) {
    guard let text = try? Files.text(of: file) else { return }
    var current: Int?
    for line in text.split(separator: "\n") {
      if let match = line.wholeMatch(of: /:?(\S[^:]*):\s*/) {
        current = deliveries.firstIndex { $0.student.key == match.1 }
      } else if let match = line.wholeMatch(of: /\s*(?:- )?:?(name|sid|email):\s+(.+?)\s*/) {
        guard let index = current else { continue }
        let value = match.2.trimmingCharacters(in: ["'", "\""]).visible
        switch match.1 {
        case "name": deliveries[index].student.addName(value)
        case "sid": deliveries[index].student.account = value
        default: deliveries[index].student.email = value
        }
      } else if line.contains("created_at") || line.contains("history") {
        // What follows is of earlier attempts.
        current = nil
      }
    }
  }

  /// Gives students whose keys differ in nothing that every file system sees keys that do.
  private mutating func nameApart() {
    var taken: Set<String> = []
    for index in deliveries.indices {
      let key = deliveries[index].student.key
      var count = 1
      while !taken.insert(deliveries[index].student.key.lowercased()).inserted {
        count += 1
        deliveries[index].student.key = "\(key) (\(count))"
      }
    }
  }
}

extension Student {
  /// A group has several names.
  fileprivate mutating func addName(_ other: String) {
    name = name == key ? other : "\(name), \(other)"
  }
}
