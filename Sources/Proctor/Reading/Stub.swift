import Foundation

/// The learner's file as it is at first: the reference answer with its marked body taken out.
///
/// What stands from a line `// answer.begin` to the line `// answer.end` becomes
/// `throw NotAttempted()` at the same indentation. Nobody writes a stub by hand.
public enum Stub {
  static let begin = "// answer.begin"
  static let end = "// answer.end"

  /// Derives the stub from a solution.
  ///
  /// - Parameters:
  ///   - solution: The text of the reference answer.
  ///   - path: Where it comes from, for errors.
  /// - Returns: The text of the stub.
  /// - Throws: ``ProctorError/marks(path:reason:)``.
  public static func derived(
    from solution: String, path: String
  ) throws(ProctorError) -> String {
    try outline(of: solution, path: path)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !isMark($0) }.joined(separator: "\n")
  }

  /// A solution whose marked bodies throw `NotAttempted`; the marks stay where they are.
  static func outline(of solution: String, path: String) throws(ProctorError) -> String {
    var lines: [Substring] = []
    var isInside = false
    var count = 0
    let text = solution.withPlainLines
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      switch line.drop(while: { $0 == " " }) {
      case begin[...]:
        if isInside { throw .marks(path: path, reason: "a marked body begins in another") }
        (isInside, count) = (true, count + 1)
        lines += [line, line.prefix { $0 == " " } + "throw NotAttempted()"]
      case end[...]:
        if !isInside { throw .marks(path: path, reason: "a marked body ends that never begins") }
        isInside = false
        lines.append(line)
      default:
        if !isInside { lines.append(line) }
      }
    }
    if isInside { throw .marks(path: path, reason: "a marked body never ends") }
    if count == 0 { throw .marks(path: path, reason: "no body is marked") }
    return lines.joined(separator: "\n")
  }

  /// The marked bodies of a solution.
  static func bodies(in solution: String) -> [String] {
    var bodies: [[Substring]] = []
    var isInside = false
    for line in solution.withPlainLines.split(separator: "\n") {
      if isMark(line) {
        isInside.toggle()
        if isInside { bodies.append([]) }
      } else if isInside {
        bodies[bodies.count - 1].append(line)
      }
    }
    return bodies.map { $0.joined(separator: "\n") }
  }

  private static func isMark(_ line: Substring) -> Bool {
    [begin[...], end[...]].contains(line.drop { $0 == " " })
  }
}

extension Catalog {
  /// The stub of an exercise.
  public func stub(of exercise: ExerciseEntry) throws(ProctorError) -> String {
    try Stub.derived(from: try solution(of: exercise), path: exercise.solutionPath)
  }

  /// The reference answer, with the marks that the stub is derived by.
  public func solution(of exercise: ExerciseEntry) throws(ProctorError) -> String {
    try Files.exactText(of: root.appending(path: exercise.solutionPath)).withPlainLines
  }

  /// The learner's file, or nil if there is none.
  public func answer(to exercise: ExerciseEntry) -> String? {
    try? Files.text(of: root.appending(path: exercise.answerPath))
  }

  /// Whether the learner has changed the file.
  public func isBegun(_ exercise: ExerciseEntry) -> Bool {
    guard let stub = try? stub(of: exercise) else { return false }
    // A file that cannot be read is somebody's work, too.
    return Files.isTaken(root.appending(path: exercise.answerPath)) && answer(to: exercise) != stub
  }
}
