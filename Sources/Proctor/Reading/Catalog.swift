public import Foundation

/// The exercises of the project, read from its folders.
///
/// Nothing lists them: `exercises/02-svd/03-numerical-rank.md` is exercise 2.3, its Swift file is
/// the one of that name, `NumericalRank.swift`.
public struct Catalog: Sendable {
  /// The project's folder.
  public let root: URL
  /// The chapters that have exercises, in order.
  public let chapters: [Chapter]

  /// Reads the exercises of a project.
  public init(root: URL) throws(ProctorError) {
    self.root = root
    let folder = root.appending(path: "exercises")
    var chapters: [Chapter] = []
    for name in try Files.names(in: folder) where name.prefix(2).allSatisfy(\.isNumber) {
      guard let number = Int(name.prefix(2)), name.dropFirst(2).hasPrefix("-") else { continue }
      chapters.append(try Chapter(number: number, folder: name, root: root))
    }
    self.chapters = chapters
  }

  /// All exercises, in order.
  public var exercises: [ExerciseEntry] { chapters.flatMap(\.exercises) }

  /// The exercise of a number such as `2.3`.
  public func exercise(_ number: ExerciseNumber) -> ExerciseEntry? {
    exercises.first { $0.number == number }
  }

  /// The chapter of a number.
  public func chapter(_ number: Int) -> Chapter? { chapters.first { $0.number == number } }

  /// The folders of all chapters by their numbers, with exercises or without.
  public static func chapterFolders(of root: URL) throws(ProctorError) -> [Int: String] {
    var folders: [Int: String] = [:]
    for name in try Files.names(in: root.appending(path: "chapters")) {
      if let number = Int(name.prefix(2)), name.dropFirst(2).hasPrefix("-") {
        folders[number] = name
      }
    }
    return folders
  }

  /// The project's folder at or above a folder: the first with a manifest and exercises.
  public static func findRoot(from start: URL) throws(ProctorError) -> URL {
    var folder = start.standardizedFileURL
    while true {
      let isRoot = ["Package.swift", "exercises", "solutions"].allSatisfy {
        FileManager.default.fileExists(atPath: folder.appending(path: $0).path)
      }
      if isRoot { return folder }
      let parent = folder.deletingLastPathComponent()
      if parent.path == folder.path { throw .noProject(startingAt: start.path) }
      folder = parent
    }
  }
}

/// A chapter as the folders show it.
public struct Chapter: Sendable {
  /// Its number, from 0.
  public let number: Int
  /// The name of its folder in `exercises`, `solutions` and `Sources/Checks`.
  public let folder: String
  /// Its exercises, in order.
  public let exercises: [ExerciseEntry]

  init(number: Int, folder: String, root: URL) throws(ProctorError) {
    self.number = number
    self.folder = folder
    let path = "exercises/\(folder)"
    let names = try Files.names(in: root.appending(path: path))
    // A learner may have removed a stub; the reference answer has the same name.
    let references = (try? Files.names(in: root.appending(path: "solutions/\(folder)"))) ?? []
    let swiftFiles = (references + names).filter { $0.hasSuffix(".swift") }
    var exercises: [ExerciseEntry] = []
    for name in names where name.hasSuffix(".md") {
      guard let index = Int(name.prefix(2)), name.dropFirst(2).hasPrefix("-") else { continue }
      let slug = String(name.dropLast(3).dropFirst(3))
      // A copy that a file manager made, `03-numerical-rank (1).md`, is no exercise.
      if slug.contains(where: { !$0.isLetter && !$0.isNumber && $0 != "-" }) { continue }
      let source = try Files.exactText(of: root.appending(path: "\(path)/\(name)"))
      exercises.append(
        ExerciseEntry(
          number: ExerciseNumber(chapter: number, index: index), slug: slug,
          name: ExerciseEntry.swiftName(of: slug, among: swiftFiles), folder: folder,
          statementFile: name,
          statement: try Statement(source, path: "\(path)/\(name)", name: slug)))
    }
    self.exercises = exercises.sorted { $0.number < $1.number }
  }

  /// Two digits, as in the names of its targets.
  public var label: String { number < 10 ? "0\(number)" : "\(number)" }

  /// The name as a heading: `pseudo inverse` of `01-pseudo-inverse`.
  public var title: String { String(folder.dropFirst(3)).replacing("-", with: " ") }
}

/// The number of an exercise: chapter and place.
public struct ExerciseNumber: Sendable, Hashable, Comparable, CustomStringConvertible, Codable {
  /// The chapter.
  public let chapter: Int
  /// The place in the chapter, from 1.
  public let index: Int

  init(chapter: Int, index: Int) {
    self.chapter = chapter
    self.index = index
  }

  /// Reads `2.3`.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let chapter = Int(parts[0]), let index = Int(parts[1]) else {
      return nil
    }
    self.init(chapter: chapter, index: index)
  }

  /// `2.3`.
  public var description: String { "\(chapter).\(index)" }

  /// Orders by chapter, then by place.
  public static func < (a: Self, b: Self) -> Bool { (a.chapter, a.index) < (b.chapter, b.index) }
}
