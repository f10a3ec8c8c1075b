package import Foundation
package import Proctor
internal import Synchronization

/// A project to break things in: its answers are its own, all else is the project under test.
package struct Workshop {
  /// The project under test.
  package static let project = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  /// The folder, unless another is named.
  package static let folder = project.appending(path: ".build/workshop")

  /// The program that `swift test` built.
  package static var program: String {
    let bundle = CommandLine.arguments.first.map { URL(filePath: $0) } ?? project
    let beside = bundle.deletingLastPathComponent().appending(path: "workbook").path
    let standard = project.appending(path: ".build/debug/workbook").path
    return FileManager.default.isExecutableFile(atPath: beside) ? beside : standard
  }

  /// The exercises.
  package let catalog: Catalog
  /// The folder.
  package let root: URL

  /// Lays everything out anew: every answer is a stub, and nothing is achieved.
  package init(in root: URL = Workshop.folder) throws {
    self.root = root
    try Self.lay(in: root)
    for name in ["progress.txt", "backups"] {
      try? FileManager.default.removeItem(at: root.appending(path: name))
    }
    let outfit = try Self.outfit(of: root)
    catalog = outfit.catalog
    for (exercise, stub) in zip(catalog.exercises, outfit.stubs) { try answer(exercise, stub) }
    for (name, text) in outfit.stamps {
      try Self.write(text, to: root.appending(path: "\(Self.stamps)/\(name)"))
    }
  }

  /// Takes a folder that is a project already; what the build of the tests made serves it, too, and
  /// counts as built from the sources in the folder, unless nobody is trusting.
  package init(furnishing root: URL, trusting isTrusting: Bool = true) throws {
    self.root = root
    for name in [".build/debug", ".build/checkouts"] { try Self.link(name, in: root) }
    catalog = try Catalog(root: root)
    if !isTrusting { return }
    let builder = Builder(root: root)
    for chapter in catalog.chapters { try builder.trustProducts(of: chapter) }
  }

  /// Lays out the folder: links to the project, but for statements, answers and what is compiled.
  private static func lay(in folder: URL) throws {
    let manager = FileManager.default
    for name in ["Package.swift", "Sources", "solutions", ".build/debug", ".build/checkouts"] {
      try link(name, in: folder)
    }
    let exercises = folder.appending(path: "exercises")
    try? manager.removeItem(at: exercises)
    try manager.copyItem(at: project.appending(path: "exercises"), to: exercises)
  }

  /// What is the same in a folder whenever it is laid out, since the project does not change while it
  /// is tested.
  private struct Outfit: Sendable {
    let catalog: Catalog
    let stubs: [String]
    /// What the build of the tests made need not be built again, and cannot while it is at work.
    let stamps: [String: String]

    init(of folder: URL) throws {
      catalog = try Catalog(root: folder)
      stubs = try catalog.exercises.map { [catalog] in try catalog.stub(of: $0) }
      let builder = Builder(root: folder)
      for chapter in catalog.chapters { try builder.trustProducts(of: chapter) }
      let kept = folder.appending(path: Workshop.stamps)
      let names = try FileManager.default.contentsOfDirectory(atPath: kept.path)
        .filter { $0.hasSuffix(".stamp") }
      stamps = try Dictionary(
        uniqueKeysWithValues: names.map {
          ($0, try String(contentsOf: kept.appending(path: $0), encoding: .utf8))
        })
    }
  }

  private static let stamps = ".build/workbook"
  private static let outfits = Mutex<[URL: Outfit]>([:])

  /// What a folder gets, found out once: to read all statements takes longer than many a test.
  private static func outfit(of folder: URL) throws -> Outfit {
    try outfits.withLock { known in
      if let outfit = known[folder] { return outfit }
      let outfit = try Outfit(of: folder)
      known[folder] = outfit
      return outfit
    }
  }

  /// Links to something in the project.
  private static func link(_ name: String, in folder: URL) throws {
    let manager = FileManager.default
    let link = folder.appending(path: name)
    try manager.createDirectory(
      at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
    let target = project.appending(path: name).path
    if (try? manager.destinationOfSymbolicLink(atPath: link.path)) == target { return }
    try? manager.removeItem(at: link)
    try manager.createSymbolicLink(atPath: link.path, withDestinationPath: target)
  }

  /// The first exercises of the first chapter.
  package var exercises: [ExerciseEntry] { catalog.chapters[0].exercises }

  /// Writes an answer as an editor does.
  package func answer(_ exercise: ExerciseEntry, _ text: String) throws {
    try Self.write(text, to: file(exercise))
  }

  private static func write(_ text: String, to file: URL) throws {
    if (try? Data(contentsOf: file)) != Data(text.utf8) { try Data(text.utf8).write(to: file) }
  }

  /// Writes the reference as an answer, after code of ours.
  package func solve(_ exercise: ExerciseEntry, after code: String = "") throws {
    let url = root.appending(path: exercise.solutionPath)
    let solution = try String(contentsOf: url, encoding: .utf8)
    let function = exercise.name.prefix(1).lowercased() + exercise.name.dropFirst()
    let names = solution.matches(of: /_ (\w+):/).map { String($0.output.1) }
    let wrapper = try catalog.stub(of: exercise).replacing(
      "throw NotAttempted()",
      with: "\(code)\n  return try solved(\(names.joined(separator: ", ")))")
    let solved = solution.replacing("public func \(function)", with: "private func solved")
    let body = solved.split(separator: "\n").filter { !$0.hasPrefix("import") }
    try answer(exercise, "import Foundation\n" + wrapper + body.joined(separator: "\n") + "\n")
  }

  /// Where an answer is.
  package func file(_ exercise: ExerciseEntry) -> URL {
    root.appending(path: exercise.answerPath)
  }

  /// Runs the workbook in a terminal.
  package func start(_ arguments: String..., environment: [String: String] = [:]) throws
    -> Pseudoterminal
  {
    var variables = ProcessInfo.processInfo.environment
    variables["WORKBOOK_ROOT"] = root.path
    variables["TERM"] = "xterm"
    variables["NO_COLOR"] = nil
    return try Pseudoterminal(
      Self.program, arguments, environment: variables.merging(environment) { $1 })
  }

  /// Runs the workbook in a terminal to its end.
  package func run(_ arguments: String...) throws -> (shown: String, code: Int32) {
    try run(arguments)
  }

  /// Runs the workbook in a terminal to its end.
  package func run(_ arguments: [String], columns: UInt16 = 80) throws -> (
    shown: String, code: Int32
  ) {
    var variables = ProcessInfo.processInfo.environment
    variables["WORKBOOK_ROOT"] = root.path
    variables["NO_COLOR"] = "1"
    let terminal = try Pseudoterminal(
      Self.program, arguments, environment: variables, columns: columns)
    let code = terminal.finish()
    return (terminal.shown.replacing("\r\n", with: "\n"), code)
  }

  /// Runs a command of the shell in which `workbook` is the program.
  ///
  /// - Returns: What was written to standard error, and the exit code.
  package func shell(_ command: String) throws -> (error: String, code: Int32) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "workbook() { \"\(Self.program)\" \"$@\"; }; \(command)"]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["WORKBOOK_ROOT": root.path]) { $1 }
    let error = Pipe()
    process.standardError = error
    try process.run()
    let said = error.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let code = process.terminationReason == .exit ? process.terminationStatus : -1
    return (String(decoding: said, as: UTF8.self), code)
  }

  /// Whether a process runs whose command line holds a text.
  package static func isRunning(_ text: String) -> Bool {
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return processes.contains { name in
      guard name.allSatisfy(\.isNumber) else { return false }
      let line = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") ?? Data()
      return String(decoding: line, as: UTF8.self).contains(text)
    }
  }
}
