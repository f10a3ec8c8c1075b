public import Foundation

/// A copy of the course for those who are to solve its exercises.
///
/// What gives answers away stays behind: the references, the checks with the mistakes that they know,
/// and answers that were collected. In place of a reference stands its outline, of which the stub is
/// made; in place of a check stands its grader, as a program. So the copy is for machines like this
/// one: the same system, the same processor, the same Swift.
public struct Handout: Sendable {
  private let catalog: Catalog
  private let builder: Builder

  /// Where the graders are in a hand-out.
  static let graders = "graders"
  /// Beside them: what they were built for.
  static let platform = "graders/made-for"

  /// Folders of which nothing is handed out.
  private static let kept = ["Mutants", "Sources/Checks", "Tests", "solutions", "testing"]
  /// But this is: what `swift test` grades by.
  private static let needed = ["Tests/ExerciseTests", "Tests/Workshop"]
  /// Tests of the checks, which compare with references.
  private static let ofReferences = "Tests/ExerciseTests/AgreementTests.swift"
  /// Lines that a body must have to be told from what anybody writes.
  private static let linesOfNote = 3

  /// Makes a hand-out of an examiner's project.
  public init(_ examiner: Examiner) { (catalog, builder) = (examiner.catalog, examiner.builder) }

  /// Writes it.
  ///
  /// - Parameter folder: A folder that is not there yet, or is empty.
  /// - Returns: How many files were written.
  /// - Throws: ``ProctorError`` if there is something in the folder, if a check does not build, or if
  ///   a file that would be handed out holds the body of a reference.
  public func write(to folder: URL) throws(ProctorError) -> Int {
    try Files.makeFolder(folder)
    guard try Files.names(in: folder).isEmpty else {
      throw .file(path: folder.path, reason: "there is something in it; name an empty folder")
    }
    let paths = try pathsOfCourse()
    try expectNoAnswer(in: paths)
    let platform = try builder.buildKit().toolchain.platform
    var graders: [URL] = []
    for chapter in catalog.chapters where !chapter.exercises.isEmpty {
      graders.append(try builder.build(chapter))
    }
    for path in paths {
      try Files.copy(catalog.root.appending(path: path), to: folder.appending(path: path))
    }
    for exercise in catalog.exercises {
      try Files.write(
        try catalog.outline(of: exercise), to: folder.appending(path: exercise.solutionPath))
      try Files.write(
        try catalog.stub(of: exercise), to: folder.appending(path: exercise.answerPath))
    }
    for grader in graders {
      let name = "\(Self.graders)/\(grader.lastPathComponent)"
      try Self.strip(grader, to: folder.appending(path: name))
    }
    try Files.write("\(platform)\n", to: folder.appending(path: Self.platform))
    return paths.count + 2 * catalog.exercises.count + graders.count + 1
  }

  /// The files that are handed out as they are: of those that belong to the course.
  private func pathsOfCourse() throws(ProctorError) -> [String] {
    let record = try ChildProcess(
      program: "git", arguments: ["-C", catalog.root.path, "ls-files", "-z"]
    ).run()
    guard record.exitCode == 0 else {
      throw .file(
        path: catalog.root.path, reason: "git does not say which files belong to the course")
    }
    let answers = Set(catalog.exercises.map(\.answerPath))
    let paths = record.text(STDOUT_FILENO).split(separator: "\0").map(String.init)
    return paths.filter { path in
      let isIn = { (folder: String) in path.hasPrefix(folder + "/") }
      let isKept = Self.kept.contains(where: isIn) && !Self.needed.contains(where: isIn)
      return !isKept && path != Self.ofReferences && !answers.contains(path)
        && Files.exists(catalog.root.appending(path: path))
    }
  }

  /// Refuses files that hold the whole body of a reference, wherever it was copied to.
  private func expectNoAnswer(in paths: [String]) throws(ProctorError) {
    var bodies: [(number: ExerciseNumber, text: Data)] = []
    for exercise in catalog.exercises {
      for body in Stub.bodies(in: try catalog.solution(of: exercise)) {
        let lines = Self.trimmed(body)
        if lines.count >= Self.linesOfNote { bodies.append((exercise.number, Self.joined(lines))) }
      }
    }
    for path in paths {
      let text = String(anyText: try Files.bytes(of: catalog.root.appending(path: path)))
      let plain = Self.joined(Self.trimmed(text.withPlainLines))
      if let body = bodies.first(where: { plain.range(of: $0.text) != nil }) {
        throw .file(
          path: path, reason: "it holds the answer to \(body.number), and would be handed out")
      }
    }
  }

  private static func trimmed(_ text: String) -> [String] {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
  }

  private static func joined(_ lines: [String]) -> Data { Data(lines.joined(separator: "\n").utf8) }

  /// Copies a program without the names of its functions.
  private static func strip(_ program: URL, to copy: URL) throws(ProctorError) {
    try Files.copy(program, to: copy)
    let record = try ChildProcess(program: "strip", arguments: [copy.path]).run()
    guard record.exitCode == 0 else {
      throw .cannotRun(
        program: "strip", reason: "it does not take \(program.lastPathComponent)")
    }
  }
}

extension Catalog {
  /// Whether this is a hand-out, which has no references.
  public var isHandout: Bool { Files.exists(root.appending(path: Handout.platform)) }

  /// What a hand-out has in place of a reference: all but its body.
  func outline(of exercise: ExerciseEntry) throws(ProctorError) -> String {
    try Stub.outline(of: try solution(of: exercise), path: exercise.solutionPath)
  }
}
