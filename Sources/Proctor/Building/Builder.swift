public import Foundation

/// Builds what judges answers: the graders of the chapters, and what answers are compiled against.
///
/// No answer is part of it, so that none can break it or make it stale.
public struct Builder: Sendable {
  /// Seconds that a build may take.
  public var deadline = 900.0
  /// The project's folder.
  public let root: URL
  /// Whether the build system may be called.
  ///
  /// Within `swift test` it is at work already; and where times of files were cut, as in the image of
  /// a container, it would build everything anew.
  public var mayBuild = true
  /// Told what is about to be built, since it takes a while.
  public var announce: @Sendable (String) -> Void = { _ in }

  /// Makes a builder.
  public init(root: URL) { self.root = root }

  private var products: URL { root.appending(path: ".build/debug") }

  /// The program that grades a chapter, whether it is there or not.
  public func grader(of chapter: Chapter) -> URL {
    let place = isHandout ? root.appending(path: Handout.graders) : products
    return place.appending(path: "grade-\(chapter.label)")
  }

  /// Whether the graders came as programs.
  private var isHandout: Bool { Files.exists(root.appending(path: Handout.platform)) }

  /// Builds a chapter's grader, or finds that there is nothing to do.
  ///
  /// - Returns: The program.
  public func build(_ chapter: Chapter) throws(ProctorError) -> URL {
    let grader = grader(of: chapter)
    if isHandout {
      try expectHandedOut(grader)
      return grader
    }
    try build(
      grader.lastPathComponent, from: sources(of: chapter),
      to: ".build/debug/\(grader.lastPathComponent)",
      named: "the check of chapter \(chapter.number)")
    return grader
  }

  /// Expects a grader that runs here.
  private func expectHandedOut(_ grader: URL) throws(ProctorError) {
    let made = try Files.text(of: root.appending(path: Handout.platform))
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let here = try buildKit().toolchain.platform
    if made != here { throw .otherPlatform(made: made, here: here) }
    if !Files.exists(grader) {
      throw .file(path: grader.path, reason: "it is not there, so the chapter cannot be checked")
    }
  }

  /// Builds what answers are compiled against, or finds that there is nothing to do.
  func buildKit() throws(ProctorError) -> AnswerKit {
    try build(
      AnswerKit.product, from: [], to: ".build/debug/libServing.so",
      named: "the library that answers use")
    return try AnswerKit(root: root)
  }

  /// Builds the last step before a program that nobody has read: see ``Sandbox``.
  public func buildConfine() throws(ProctorError) -> URL {
    try build(
      "confine", from: ["Sources/Confine"], to: ".build/debug/confine", named: "the sandbox",
      libraries: [])
    return products.appending(path: "confine")
  }

  /// Takes the programs that lie there for built from the sources that lie there.
  package func trustProducts(of chapter: Chapter) throws(ProctorError) {
    try note(
      "confine", inputs: inputs(["Sources/Confine"], []), path: ".build/debug/confine")
    for product in [grader(of: chapter).lastPathComponent, AnswerKit.product] {
      let path = product == AnswerKit.product ? "libServing.so" : product
      let sources = product == AnswerKit.product ? [] : sources(of: chapter)
      try note(product, inputs: inputs(sources), path: ".build/debug/\(path)")
    }
  }

  private func build(
    _ product: String, from sources: [String], to path: String, named name: String,
    libraries: [String]? = nil
  ) throws(ProctorError) {
    if !mayBuild {
      if Files.exists(root.appending(path: path)) { return }
      throw .build(product: name, errors: [], said: "There is no \(path).")
    }
    let inputs = inputs(sources, libraries)
    let before = Stamp(of: inputs, root: root)
    let now = Stamp(of: inputs + [path], root: root)
    if Stamp(keptIn: stampFile(of: product)) == now { return }
    announce(name)
    let record = try swiftBuild(product)
    guard record.exitCode == 0, Files.exists(root.appending(path: path)) else {
      let said = record.text(STDOUT_FILENO) + record.text(STDERR_FILENO)
      throw .build(
        product: name, errors: Diagnostic.errors(in: said, root: root),
        said: said.split(separator: "\n").suffix(12).joined(separator: "\n"))
    }
    // A file saved during the build must not count as built.
    if before == Stamp(of: inputs, root: root) {
      try note(product, inputs: inputs, path: path)
    }
  }

  private func note(_ product: String, inputs: [String], path: String) throws(ProctorError) {
    try Files.write(Stamp(of: inputs + [path], root: root).text, to: stampFile(of: product))
  }

  private func stampFile(of product: String) -> URL {
    root.appending(path: ".build/workbook/\(product).stamp")
  }

  private func sources(of chapter: Chapter) -> [String] {
    ["Sources/Checks/\(chapter.folder)", "solutions/\(chapter.folder)"]
  }

  private func inputs(_ sources: [String], _ used: [String]? = nil) -> [String] {
    ["Package.swift"] + (used ?? libraries) + sources
  }

  private func swiftBuild(_ product: String) throws(ProctorError) -> ChildProcess.Record {
    var process = ChildProcess(
      program: "swift", arguments: ["build", "--product", product, "--package-path", root.path])
    process.deadline = deadline
    process.isGroupLeader = false  // Ctrl-C in the terminal stops the build, too
    return try process.run()
  }

  /// The libraries that a grader or the kit is made of.
  private var libraries: [String] {
    [
      "Answering", "Attempts", "CLAPACKE", "CLastWords", "CProcess", "Gallery", "Grading",
      "LinearAlgebra", "Serving",
    ].map { "Sources/\($0)" }
  }
}
