public import Foundation

/// The answers that one student handed in: files to be read with care, and nothing else.
public struct Submission: Sendable {
  /// What was handed in for an exercise.
  public enum Answer: Sendable, Equatable {
    /// A text.
    case text(String)
    /// There is no file.
    case missing
    /// There is something that is not read; a sentence says what.
    case unreadable(String)
  }

  /// A Swift file that is no exercise's, which the answers of its chapter may share.
  public struct Helper: Sendable, Equatable {
    /// The file's name.
    public var name: String
    /// Its text.
    public var text: String
  }

  /// Sentences on what was not as expected: other names, several files for one exercise, what could
  /// not be opened.
  public internal(set) var notes: [String]
  /// Whether something stayed closed that the grader's machine should have opened.
  public let needsAttention: Bool

  private var answers: [ExerciseNumber: Answer] = [:]
  private var helpers: [String: [Helper]] = [:]

  /// How many of some exercises there is a file for.
  public func filesFound(for exercises: [ExerciseEntry]) -> Int {
    exercises.filter { answers[$0.number] != nil }.count
  }

  /// Opens a folder, or a single file or archive.
  ///
  /// - Throws: ``ProctorError/file(path:reason:)`` if there is none.
  public init(_ place: URL, catalog: Catalog) throws(ProctorError) {
    var status = stat()
    guard stat(place.path, &status) == 0 else {
      throw .file(path: place.path, reason: "there is no such folder of answers")
    }
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    if isFolder && Inbox.isInbox(place) {
      throw .file(
        path: place.path,
        reason: "is what several students handed in; give it as --submissions")
    }
    let name = isFolder ? "" : DeliveryName(place.lastPathComponent).file
    self.init(HandedFiles([(place: place, name: name)]), catalog: catalog)
  }

  /// Finds the answers in what was handed in.
  init(_ parcel: HandedFiles, catalog: Catalog, notes: [String] = []) {
    let sorting = Sorting(parcel.files, catalog: catalog)
    self.notes = notes + parcel.notes + sorting.notes
    needsAttention = parcel.lacksReader
    for (exercise, file) in sorting.answers { answers[exercise.number] = Self.answer(in: file) }
    for (folder, files) in sorting.helpers {
      for file in files {
        switch file.text {
        case .some(let text):
          helpers[folder, default: []].append(Helper(name: file.stem + ".swift", text: text))
        case .none(let reason): self.notes.append("\(file.shown) \(reason), and was left out.")
        }
      }
    }
    noteOthers(parcel.others, catalog)
    if answers.isEmpty {
      let found = parcel.others + parcel.files.map(\.shown)
      let list = found.prefix(5).map(\.visible).joined(separator: ", ")
      let rest = found.count > 5 ? " and \(found.count - 5) more" : ""
      self.notes.append(
        "There is no answer to any exercise"
          + (!found.isEmpty
            ? "; there is \(list)\(rest)."
            : parcel.notes.isEmpty ? "; nothing was handed in." : "."))
    }
  }

  /// Says which files have the name of an exercise and are not in Swift.
  private mutating func noteOthers(_ paths: [String], _ catalog: Catalog) {
    for path in paths {
      let stem = path.lastName.prefix { $0 != "." }.lowercased()
      let missing = catalog.exercises.first { $0.name.lowercased() == stem }
      guard let missing, answers[missing.number] == nil else { continue }
      notes.append(
        "\(missing.number): \(path.visible) was not graded; it must be named \(missing.name).swift."
      )
    }
  }

  /// What was handed in for an exercise.
  public func answer(to exercise: ExerciseEntry) -> Answer {
    answers[exercise.number] ?? .missing
  }

  /// The Swift files of a chapter that are no exercise's, in the order of their names.
  public func helpers(of chapter: Chapter) -> [Helper] { helpers[chapter.folder] ?? [] }

  private static func answer(in file: HandedFile) -> Answer {
    switch file.text {
    case .some(let text): .text(text)
    case .none(let reason): .unreadable("\(file.shown) \(reason), so it was not read.")
    }
  }
}
