/// Why the proctor cannot do its work; an answer's failure is not an error but an ``Outcome``.
public enum ProctorError: Error, Sendable, Equatable {
  /// A program cannot be started.
  case cannotRun(program: String, reason: String)
  /// No folder from here up holds the project.
  case noProject(startingAt: String)
  /// A file cannot be read or written.
  case file(path: String, reason: String)
  /// A statement's front matter is wrong.
  case frontMatter(path: String, line: Int, reason: String)
  /// A line of a settings file cannot be followed.
  case setting(path: String, line: Int, reason: String)
  /// A solution has no marked body, or its marks do not match.
  case marks(path: String, reason: String)
  /// Answers cannot be kept apart from this machine.
  case noSandbox(reason: String)
  /// A solution does not declare what an exercise can ask for.
  case solution(path: String, reason: String)
  /// The compiler said something that it should not.
  case compiler(reason: String)
  /// The graders of a hand-out are for another machine.
  case otherPlatform(made: String, here: String)
  /// A part of the project does not build.
  case build(product: String, errors: [Diagnostic], said: String)
  /// A grader said something that it should not.
  case grader(name: String, reason: String)
}

extension ProctorError: CustomStringConvertible {
  /// One sentence: what was wrong, where, and what to do.
  public var description: String {
    switch self {
    case .cannotRun(let program, let reason):
      "Cannot run \(program): \(reason). Try: ./workbook doctor"
    case .noProject(let folder):
      "There is no workbook at or above \(folder): a folder with Package.swift, exercises and"
        + " solutions."
    case .file(let path, let reason):
      "\(path): \(reason)."
    case .frontMatter(let path, let line, let reason), .setting(let path, let line, let reason):
      "\(path):\(line): \(reason)."
    case .marks(let path, let reason):
      "\(path): \(reason). The body to solve stands between // answer.begin and // answer.end."
    case .noSandbox(let reason):
      "There is no sandbox here: \(reason). See instructor/README.md, or trust the answers with "
        + "--without-sandbox."
    case .solution(let path, let reason):
      "\(path): \(reason)."
    case .compiler(let reason):
      "The compiler cannot be used: \(reason). Try: ./workbook doctor"
    case .otherPlatform(let made, let here):
      "The checks that were handed out are for \(made), and this is \(here): ask for a copy that was"
        + " made for it."
    case .build(let product, let errors, let said):
      errors.first.map { "\($0.path):\($0.line): \($0.message), so \(product) does not build." }
        ?? "It could not be built: \(product). The build stopped:\n\(said)"
    case .grader(let name, let reason):
      "\(name) \(reason)."
    }
  }
}
