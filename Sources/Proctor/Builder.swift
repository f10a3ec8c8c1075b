public import Foundation

/// Builds the graders of a project's chapters, one product each, so that an answer that does not
/// compile costs its chapter only.
public struct Builder: Sendable {
  /// Seconds that a build may take: an answer may keep the compiler busy, too.
  public var deadline = 900.0

  /// What came of a build.
  public enum Result: Sendable, Equatable {
    /// The program.
    case built(URL)
    /// The errors of the compiler, at least one.
    case broken([Diagnostic])
    /// Why there is neither: the last lines that the build system said.
    case stuck(String)
  }

  /// The project's folder.
  public let root: URL
  /// Whether the build system may use the network.
  public var isOffline = false
  /// Where the build system keeps what it would keep in the home folder; nil for there.
  public var cache: URL?

  /// Makes a builder.
  public init(root: URL) { self.root = root }

  private var products: URL { root.appending(path: ".build/debug") }

  /// The program that grades a chapter, whether it is there or not.
  public func grader(of chapter: Chapter) -> URL {
    products.appending(path: "grade-\(chapter.label)")
  }

  /// Whether the grader is newer than everything it is made from.
  public func isFresh(_ chapter: Chapter) -> Bool {
    guard let kept = Stamp(keptIn: stampFile(of: chapter)) else { return false }
    return kept == stamp(of: chapter)
  }

  /// Builds a chapter's grader, or finds that there is nothing to do.
  public func build(_ chapter: Chapter) throws(ProctorError) -> Result {
    let grader = grader(of: chapter)
    if isFresh(chapter) { return .built(grader) }
    let before = sourceStamp(of: chapter)
    forgetObjects(ofAnswersChangedIn: chapter)
    let output = try swiftBuild(product: grader.lastPathComponent)
    guard output.exitCode == 0, Files.exists(grader) else {
      let said = output.text(STDOUT_FILENO) + output.text(STDERR_FILENO)
      let errors = Diagnostic.errors(in: said, root: root)
      return errors.isEmpty ? .stuck(Self.lastLines(of: said)) : .broken(errors)
    }
    // A file saved during the build must not count as built.
    if before == sourceStamp(of: chapter) {
      try Files.write(stamp(of: chapter).text, to: stampFile(of: chapter))
    }
    return .built(grader)
  }

  /// Removes the objects of answers that changed since the last build.
  ///
  /// The compiler compares times in whole seconds: of two saves within one, it would miss the second.
  private func forgetObjects(ofAnswersChangedIn chapter: Chapter) {
    let kept = Stamp(keptIn: stampFile(of: chapter))?.text.split(separator: "\n") ?? []
    let known = Set(kept)
    for exercise in chapter.exercises {
      let now = Stamp(of: [exercise.answerPath], root: root).text.split(separator: "\n")
      if now.allSatisfy(known.contains) { continue }
      let object = "Exercises\(chapter.label).build/\(exercise.name).swift.o"
      try? FileManager.default.removeItem(at: products.appending(path: object))
    }
  }

  private func swiftBuild(product: String) throws(ProctorError) -> ChildProcess.Record {
    var arguments = ["build", "--product", product, "--package-path", root.path]
    if isOffline { arguments += ["--disable-automatic-resolution"] }
    if let cache {
      for kind in ["cache", "config", "security"] {
        arguments += ["--\(kind)-path", cache.appending(path: kind).path]
      }
    }
    var process = ChildProcess(program: "swift", arguments: arguments)
    if let cache {
      // The compiler's own cache; and a user without a home folder has to have one.
      process.environment["XDG_CACHE_HOME"] = cache.path
      let home = ProcessInfo.processInfo.environment["HOME"] ?? ""
      if access(home, W_OK) != 0 { process.environment["HOME"] = cache.path }
    }
    process.deadline = deadline
    process.isGroupLeader = false  // Ctrl-C in the terminal stops the build, too
    return try process.run()
  }

  private func stampFile(of chapter: Chapter) -> URL {
    root.appending(path: ".build/workbook/grade-\(chapter.label).stamp")
  }

  private func stamp(of chapter: Chapter) -> Stamp {
    Stamp(of: sources(of: chapter) + [".build/debug/grade-\(chapter.label)"], root: root)
  }

  private func sourceStamp(of chapter: Chapter) -> Stamp {
    Stamp(of: sources(of: chapter), root: root)
  }

  /// What a grader may depend on: its own chapter, and every library.
  private func sources(of chapter: Chapter) -> [String] {
    let apart: Set = ["Checks", "Proctor", "workbook"]
    let names = (try? Files.names(in: root.appending(path: "Sources"))) ?? []
    return ["Package.swift"] + names.filter { !apart.contains($0) }.map { "Sources/\($0)" }
      + ["Sources/Checks", "exercises", "solutions"].map { "\($0)/\(chapter.folder)" }
  }

  private static func lastLines(of text: String) -> String {
    text.split(separator: "\n").suffix(12).joined(separator: "\n")
  }
}
