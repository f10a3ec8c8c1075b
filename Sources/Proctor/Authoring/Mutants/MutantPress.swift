import Foundation

/// Compiles a batch of mutants to one program, without those that cannot be compiled.
struct MutantPress {
  let catalog: Catalog
  let kit: AnswerKit
  let exercise: ExerciseEntry
  let folder: URL

  private var module: String { "Exercises\(exercise.chapterLabel)" }
  private var object: URL { folder.appending(path: "answer.o") }

  /// Compiles and links.
  ///
  /// - Returns: The mutants that do not compile, and what the compiler says of them.
  func compile(
    _ batch: inout MutantBatch, as signature: Signature
  ) throws(ProctorError) -> [String: String] {
    let inputs = kit.stamp + batch.source.text
    if let kept = Record(in: folder), kept.inputs == inputs {
      batch.remove(Set(kept.removed.keys))
      return kept.removed
    }
    let removed = try compile(&batch)
    try link(signature)
    try Record(inputs: inputs, removed: removed).keep(in: folder)
    return removed
  }

  /// The seconds of work that an expression is worth: with a slip in it, the compiler may try all
  /// overloads of all its operators before it says that none fits.
  private static let patience = "-solver-expression-time-threshold=2"

  private func compile(_ batch: inout MutantBatch) throws(ProctorError) -> [String: String] {
    let source = folder.appending(path: "\(exercise.name).swift")
    let neighbors = try neighbors()
    var removed: [String: String] = [:]
    while true {
      try Files.write(batch.source.text, to: source)
      let said = try run(
        kit.toolchain.compiler(
          ["-c", "-parse-as-library", "-suppress-warnings", Self.patience, "-module-name", module]
            + ["-emit-module-path", folder.appending(path: "\(module).swiftmodule").path]
            + ["-function-sections", "-o", object.path] + kit.answerFlags + neighbors
            + [source.path]))
      guard let said else { return removed }
      let errors = Diagnostic.errors(in: said, root: folder).filter {
        $0.path == source.lastPathComponent
      }
      let more = batch.remove(with: errors)
      if more.isEmpty { throw .compiler(reason: "of the mutants it says: \(said.suffix(800))") }
      removed.merge(more) { first, _ in first }
    }
  }

  private func link(_ signature: Signature) throws(ProctorError) {
    let main = folder.appending(path: "main.swift")
    try Files.write(ServingProgram(signature: signature, module: module).text, to: main)
    let program = folder.appending(path: "main.o")
    let draft = folder.appending(path: "answer.next")
    let steps = [
      kit.toolchain.compiler(
        ["-c", "-module-name", "Served", "-I", folder.path, "-o", program.path]
          + kit.servingFlags + [main.path]),
      kit.toolchain.linker([object, program], library: kit.library, to: draft),
    ]
    for step in steps {
      if let said = try run(step) {
        throw .compiler(reason: "of the mutants' program it says: \(said.suffix(800))")
      }
    }
    guard rename(draft.path, AnswerCompiler.program(in: folder).path) == 0 else {
      throw .file(path: draft.path, reason: "it cannot be renamed")
    }
  }

  /// The stubs of the chapter's other exercises: an answer may use the types that stand in them.
  private func neighbors() throws(ProctorError) -> [String] {
    let others = catalog.chapter(exercise.number.chapter)?.exercises ?? []
    var paths: [String] = []
    for other in others where other != exercise {
      let file = folder.appending(path: "neighbors/\(other.name).swift")
      try Files.write(try catalog.stub(of: other), to: file)
      paths.append(file.path)
    }
    return paths
  }

  /// What was compiled here and what could not be.
  private struct Record: Codable {
    var inputs: String
    var removed: [String: String]

    init(inputs: String, removed: [String: String]) {
      (self.inputs, self.removed) = (inputs, removed)
    }

    init?(in folder: URL) {
      guard let data = try? Data(contentsOf: Self.file(in: folder)),
        let record = try? JSONDecoder().decode(Record.self, from: data)
      else { return nil }
      self = record
    }

    func keep(in folder: URL) throws(ProctorError) {
      if let data = try? JSONEncoder().encode(self) {
        try Files.write(data, to: Self.file(in: folder))
      }
    }

    private static func file(in folder: URL) -> URL { folder.appending(path: "record.json") }
  }

  /// The mutants that use what the exercise rules out.
  func refused(_ batch: MutantBatch) throws(ProctorError) -> Set<String> {
    let rules = AnswerRules(without: exercise.statement.without)
    guard !rules.without.isEmpty, let emitted = ObjectFile(try Files.bytes(of: object)) else {
      return []
    }
    let refused = batch.mutants.map(\.id).filter { id in
      // The first time that a name occurs in a symbol it is spelled out.
      let reach = emitted.reach { $0.contains(MutantBatch.namespace(id)) }
      return rules.violation(through: reach.elsewhere, files: []) != nil
    }
    return Set(refused)
  }

  /// What the compiler says; nil if all is well.
  private func run(_ process: ChildProcess) throws(ProctorError) -> String? {
    var process = process
    process.deadline = 3600
    let record = try process.run()
    if record.exitCode == 0 && !record.ranTooLong { return nil }
    return record.text(STDERR_FILENO) + record.text(STDOUT_FILENO)
  }
}
