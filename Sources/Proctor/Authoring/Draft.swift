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
    let solution = Self.solution(function: function)
    let stub = (try? Stub.derived(from: solution, path: "")) ?? ""
    let label = String(folder.prefix(2))
    list = ("Sources/Checks/\(folder)/Chapter\(label).swift", function)
    files = [
      ("exercises/\(folder)/\(index)-\(slug).md", Self.statement(title: title, function: function)),
      ("solutions/\(folder)/\(name).swift", solution),
      ("exercises/\(folder)/\(name).swift", stub),
      (
        "Sources/Checks/\(folder)/\(name).swift",
        Self.check(name: name, function: function, label: label)
      ),
    ]
    steps = [
      "Write the question and the hints, the reference answer, the cases and four mistakes.",
      "Place it in the chapter: ::: {.exercise name=\"\(slug)\"}",
      "Write the stub again: ./workbook author stubs; then: ./workbook author check",
    ]
  }

  private static func statement(title: String, function: String) -> String {
    """
    ---
    title: \(title)
    level: 1
    ---

    Complete `\(function)(_:)`. Given a matrix $A$, return …

    ::: hint
    … a gentle one
    :::

    ::: hint
    … one that is nearly there
    :::

    """
  }

  private static func solution(function: String) -> String {
    """
    import Attempts
    import LinearAlgebra

    /// One sentence that says what comes out.
    public func \(function)(_ a: Matrix<Double>) throws -> Matrix<Double> {
      // answer.begin
      return a
      // answer.end
    }

    """
  }

  private static func check(name: String, function: String, label: String) -> String {
    """
    import Attempts
    import Grading
    import LinearAlgebra
    import Solutions\(label)

    let \(function): Exercise = Exercise(
      "\(name)",
      learner: { call in { a in try call(a) } }, reference: Solutions\(label).\(function),
      stub: { _ in throw NotAttempted() },
      mistakes: []
    ) { answer, exam in
      let a: Matrix<Double> = [[1, 2], [3, 4]]
      exam.begin("two by two", given: ["A": a])
      try exam.expect(try answer(a), closeTo: a, as: "the result")
    }

    """
  }

  /// Writes the files; if one is there already, none is written.
  public func write(in root: URL) throws(ProctorError) {
    for (path, _) in files where Files.exists(root.appending(path: path)) {
      throw .file(path: path, reason: "there is such a file already")
    }
    let list = (path: list.path, text: try listed(in: root))
    let package = try packageWithExercises(in: root)
    for (path, text) in files + [list] + package {
      try Files.write(text, to: root.appending(path: path))
    }
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
