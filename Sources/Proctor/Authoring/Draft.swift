public import Foundation

/// The files of an exercise that is about to be written.
public struct Draft: Sendable {
  /// The files, by their paths from the project's folder.
  public let files: [(path: String, text: String)]
  /// What is left to do by hand, a sentence each.
  public let steps: [String]
  private let folder: String
  /// The file that lists the chapter's exercises, and the name to add.
  private let list: (path: String, name: String)
  /// The text that shows it, and what shows it there.
  private let place: (path: String, text: String)

  /// Drafts an exercise.
  ///
  /// - Parameters:
  ///   - number: Its number.
  ///   - title: Its title, which also gives the names.
  ///   - folder: The chapter's folder, such as `03-column-row`.
  public init(number: ExerciseNumber, title: String, folder: String) {
    self.folder = folder
    let words = title.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let slug = words.joined(separator: "-")
    let name = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    let function = name.prefix(1).lowercased() + name.dropFirst()
    let index = number.index < 10 ? "0\(number.index)" : "\(number.index)"
    let label = String(folder.prefix(2))
    let example = ExampleExercise(title: title, name: name, function: function, label: label)
    let stub = (try? Stub.derived(from: example.solution, path: "")) ?? ""
    list = ("Sources/Checks/\(folder)/Chapter\(label).swift", function)
    place = ("chapters/\(folder)/chapter.md", "\n::: {.exercise name=\"\(slug)\"}\n:::\n")
    files = [
      ("exercises/\(folder)/\(index)-\(slug).md", example.statement),
      ("solutions/\(folder)/\(name).swift", example.solution),
      ("exercises/\(folder)/\(name).swift", stub),
      ("Sources/Checks/\(folder)/\(name).swift", example.check),
    ]
    steps = [
      "Replace the example: the question and the hints, the reference, the cases, the mistakes.",
      "Write the stub again: ./workbook author stubs",
      "Measure the check: make mutants EXERCISE=\(number)",
      "Prove it: ./workbook author check",
    ]
  }

  /// Writes the files; if one is there already, none is written.
  public func write(in root: URL) throws(ProctorError) {
    for (path, _) in files where Files.exists(root.appending(path: path)) {
      throw .file(path: path, reason: "there is such a file already")
    }
    let list = (path: list.path, text: try listed(in: root))
    let package = try packageWithExercises(in: root)
    let page = root.appending(path: place.path)
    let text = Files.exists(page) ? [(place.path, try placed(in: Files.text(of: page)))] : []
    for (path, text) in files + [list] + package + text {
      try Files.write(text, to: root.appending(path: path))
    }
  }

  /// The chapter's text with the exercise at its end, in a section of exercises.
  private func placed(in text: String) -> String {
    let hasSection = text.split(separator: "\n").contains { $0.hasPrefix("## Exercises") }
    let heading = "\n## Exercises {#sec:\(folder.dropFirst(3))-exercises}\n"
    return text + (hasSection ? "" : heading) + place.text
  }

  /// The package in which the chapter has exercises, where this is its first.
  private func packageWithExercises(
    in root: URL
  ) throws(ProctorError) -> [(path: String, text: String)] {
    let path = "Package.swift"
    guard Files.exists(root.appending(path: path)) else { return [] }
    let text = try Files.text(of: root.appending(path: path))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.contains("Chapter(\"\(folder)\"") ? line.replacing(".withoutExercises", with: "") : line
    }
    let new = lines.joined(separator: "\n")
    return new == text ? [] : [(path, new)]
  }

  /// The chapter's list with the exercise at its end; a new one for the first.
  private func listed(in root: URL) throws(ProctorError) -> String {
    let file = root.appending(path: list.path)
    if !Files.exists(file) {
      return """
        import Grading

        @main struct Chapter\(list.path.suffix(8).prefix(2)): Grader {
          static let exercises: [Exercise] = [\(list.name)]
        }

        """
    }
    let text = try Files.text(of: file)
    guard let start = text.range(of: "exercises: [Exercise] = ["),
      let end = text[start.upperBound...].firstIndex(of: "]")
    else { throw .file(path: list.path, reason: "there is no list of exercises in it") }
    var head = text[..<end]
    while let last = head.last, last.isWhitespace || last == "," { head.removeLast() }
    return head + (head.last == "[" ? "" : ", ") + list.name + text[end...]
  }
}
