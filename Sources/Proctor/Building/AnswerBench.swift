import Foundation

/// One answer on its way from text to a program.
struct AnswerBench {
  let sources: AnswerSources
  let signature: Signature
  private let kit: AnswerKit
  private let folder: URL
  private var parsed: [String: ParsedFile] = [:]
  /// The rule that a file beside the answer breaks; it is done without.
  private var refusedBeside: Refusal?
  /// Seconds that one call of the compiler may take.
  var deadline = AnswerCompiler.usualDeadline
  /// Whether the compiler was ended: then it is not asked again.
  private var wasEnded = false
  /// What is done to the command of a compiler.
  var enclose: @Sendable (_ command: [String], _ folder: URL) -> [String] = { command, _ in command
  }

  private var module: String { "Exercises\(sources.exercise.chapterLabel)" }
  private var rules: AnswerRules { AnswerRules(without: sources.exercise.statement.without) }

  init(_ sources: AnswerSources, signature: Signature, kit: AnswerKit, folder: URL) {
    (self.sources, self.signature, self.kit, self.folder) = (sources, signature, kit, folder)
  }

  /// Compiles the answer with as few other files as it needs.
  mutating func compile() throws(ProctorError) -> AnswerCompiler.Compiled {
    for file in [sources.own] + sources.helpers + sources.neighbors.map(\.file) {
      try Files.put(file.data, at: place(of: file))
    }
    let own = try parse(sources.own)
    if let own {
      if let refusal = rules.violation(in: own, path: sources.own.path) {
        return .init(failure: .refused(refusal))
      }
      if !own.hasContent { return .init(failure: try failureOfNoCode()) }
    }
    var failures: [[Diagnostic]] = []
    for company in [Company.helpers, .nobody, .everybody] {
      guard var files = try files(in: company) else { continue }
      while true {
        let errors = try compile(files)
        if errors.isEmpty {
          var compiled = try finish(with: files, leftOut: failures.first ?? [])
          compiled.isAlone = company != .everybody
          return compiled
        }
        failures.append(errors)
        if wasEnded { return .init(failure: failure(from: failures)) }
        // A file beside the answer that has errors of its own is done without.
        let sound = files.filter { file in
          file == sources.own || !errors.contains { $0.path == file.path }
        }
        if sound.count == files.count { break }
        files = sound
      }
    }
    return .init(failure: failure(from: failures), isAlone: sources.neighbors.isEmpty)
  }

  /// What to tell where the parser finds nothing but imports.
  ///
  /// Between the marks of a merge it reads nothing either, and that is no empty file: the compiler
  /// says what it is.
  private mutating func failureOfNoCode() throws(ProctorError) -> AnswerCompiler.Failure {
    let errors = try compile([sources.own])
    if !errors.isEmpty { return .doesNotCompile(errors) }
    let isBlank = String(anyText: sources.own.data).allSatisfy(\.isWhitespace)
    return .absent(isBlank ? .empty(sources.own.path) : .noCode(sources.own.path))
  }

  /// What an answer is compiled with.
  private enum Company { case helpers, nobody, everybody }

  /// The files, or nil if they are none that was not tried.
  private mutating func files(in company: Company) throws(ProctorError) -> [AnswerFile]? {
    switch company {
    case .helpers: return [sources.own] + (try allowed(sources.helpers))
    case .nobody: return sources.helpers.isEmpty ? nil : [sources.own]
    case .everybody:
      if sources.neighbors.isEmpty { return nil }
      let neighbors = sources.neighbors.map(\.file)
      return [sources.own] + (try allowed(sources.helpers + neighbors))
    }
  }

  /// What to tell of several attempts: the errors in the answer's own file, where it had the fewest.
  private func failure(from attempts: [[Diagnostic]]) -> AnswerCompiler.Failure {
    let own = attempts.map { $0.filter { $0.path == sources.own.path } }.filter { !$0.isEmpty }
    guard let fewest = own.min(by: { $0.count < $1.count }) else {
      return .doesNotCompile(attempts.first ?? [])
    }
    let lacksNames = fewest.contains { $0.message.contains("cannot find") }
    if lacksNames, let refusal = refusedBeside { return .refused(refusal) }
    return .doesNotCompile(fewest)
  }

  /// Files that keep the rules for everyone; what an exercise rules out is looked at in what is called.
  private mutating func allowed(_ files: [AnswerFile]) throws(ProctorError) -> [AnswerFile] {
    var allowed: [AnswerFile] = []
    for file in files {
      guard let parsed = try parse(file) else { continue }
      if let refusal = rules.violation(in: parsed, path: file.path) {
        refusedBeside = refusedBeside ?? refusal
      } else {
        allowed.append(file)
      }
    }
    return allowed
  }
}

extension AnswerBench {
  private func place(of file: AnswerFile) -> URL {
    folder.appending(path: "sources/\(file.path)")
  }

  /// Reads a file as the compiler does; nil if it has errors already there.
  private mutating func parse(_ file: AnswerFile) throws(ProctorError) -> ParsedFile? {
    if let known = parsed[file.path] { return known }
    let record = try run(kit.toolchain.compiler(ParsedFile.arguments(for: place(of: file))))
    var result = ParsedFile(dump: record.written[STDOUT_FILENO] ?? Data(), source: file.data)
    if result?.hasConditions ?? false {
      let imports = try run(
        kit.toolchain.compiler(ParsedFile.importArguments(for: place(of: file))))
      result?.add(imports: imports.text(STDOUT_FILENO).split(separator: "\n").map(String.init))
    }
    parsed[file.path] = result
    return result
  }

  /// Compiles files to a module.
  ///
  /// - Returns: The errors.
  private mutating func compile(_ files: [AnswerFile]) throws(ProctorError) -> [Diagnostic] {
    try compiler(
      ["-c", "-parse-as-library", "-module-name", module, "-emit-module-path"]
        + [folder.appending(path: "\(module).swiftmodule").path, "-o", object.path]
        + ["-function-sections"] + kit.answerFlags + files.map { place(of: $0).path })
  }

  private var object: URL { folder.appending(path: "answer.o") }

  /// Judges what was compiled, and makes a program of it.
  private mutating func finish(
    with files: [AnswerFile], leftOut: [Diagnostic]
  ) throws(ProctorError) -> AnswerCompiler.Compiled {
    var compiled = AnswerCompiler.Compiled()
    compiled.leftOut = leftOut.filter { $0.path != sources.own.path }
    var texts: [(path: String, file: ParsedFile)] = []
    for file in files {
      guard let parsed = try parse(file) else {
        throw .compiler(reason: "it does not say what it read in \(file.path)")
      }
      texts.append((file.path, parsed))
    }
    guard let emitted = ObjectFile(try Files.bytes(of: object)) else {
      throw .compiler(reason: "it emits no object file of ELF")
    }
    let start = "$s\(module.utf8.count)\(module)\(signature.name.utf8.count)\(signature.name)"
    let reach = emitted.reach { $0.hasPrefix("$s") && Self.isFunction($0, start, signature.name) }
    if let refusal = rules.violation(
      through: reach.elsewhere, defining: emitted.functionsOfC, files: texts)
    {
      compiled.failure = .refused(refusal)
      return compiled
    }
    compiled.calledNeighbors = calledNeighbors(in: files, reach.here)
    compiled.failure = try serve(texts[0].file)
    return compiled
  }

  /// Whether a symbol is of a function of a name in the answer's module.
  private static func isFunction(_ symbol: String, _ start: String, _ name: String) -> Bool {
    // A name is shortened in a symbol where it repeats a word of the module's.
    symbol.hasPrefix(start) || Demangling.path(of: symbol).first == name
  }

  private func calledNeighbors(in files: [AnswerFile], _ reached: Set<String>) -> [String] {
    let included = Set(files.map(\.path))
    let here = sources.neighbors.filter { included.contains($0.file.path) }
    if here.isEmpty { return [] }
    let names = Set(reached.compactMap { Demangling.path(of: $0).first })
    return here.filter { neighbor in
      parsed[neighbor.file.path]?.functions.contains { names.contains($0.name) } ?? false
    }.map(\.exercise.name)
  }
}

extension AnswerBench {
  /// Compiles the program that serves the answer, and links both.
  ///
  /// - Returns: Why that cannot be done.
  private mutating func serve(_ own: ParsedFile) throws(ProctorError) -> AnswerCompiler.Failure? {
    let main = folder.appending(path: "main.swift")
    let text = ServingProgram(signature: signature, module: module).text
    try Files.put(Data(text.utf8), at: main)
    let program = folder.appending(path: "main.o")
    let errors = try compiler(
      ["-c", "-module-name", "Served", "-I", folder.path, "-o", program.path]
        + kit.servingFlags + [main.path])
    if !errors.isEmpty { return .absent(absence(own, errors)) }
    let linked = AnswerCompiler.program(in: folder)
    let draft = folder.appending(path: "answer.next")
    let record = try run(
      kit.toolchain.linker([object, program], library: kit.library, to: draft))
    guard record.exitCode == 0, rename(draft.path, linked.path) == 0 else {
      let said = record.text(STDERR_FILENO) + record.text(STDOUT_FILENO)
      return .absent(
        .notCallable(
          signature.fullName, path: sources.own.path, line: line(in: own),
          reason: "it cannot be linked: \(Self.reason(in: said))"))
    }
    return nil
  }

  private func line(in own: ParsedFile) -> Int {
    own.functions.first { $0.name == signature.name }?.line ?? 1
  }

  private static func reason(in text: String) -> String {
    let lines = text.split(separator: "\n").filter { $0.contains("error:") }
    let line = lines.first.map { $0.split(separator: ":").last.map(String.init) ?? String($0) }
    return (line ?? "the linker stopped").trimmingCharacters(in: .whitespaces)
  }

  private mutating func compiler(_ arguments: [String]) throws(ProctorError) -> [Diagnostic] {
    let record = try run(kit.toolchain.compiler(arguments))
    if record.exitCode == 0 && !record.ranTooLong { return [] }
    wasEnded = record.ranTooLong || record.exitCode < 0 || record.exitCode > 128
    let said = record.text(STDERR_FILENO) + record.text(STDOUT_FILENO)
    let errors = Diagnostic.errors(in: said, root: folder.appending(path: "sources"))
    if !errors.isEmpty { return errors }
    let reason =
      record.ranTooLong
      ? "the compiler did not finish within \(Int(deadline)) seconds"
      : wasEnded
        ? "the compiler itself crashed, or ran out of memory"
        : said.split(separator: "\n").last.map(String.init) ?? "the compiler stopped"
    return [Diagnostic(path: sources.own.path, line: 1, column: 1, message: reason, excerpt: [])]
  }

  private func run(_ process: ChildProcess) throws(ProctorError) -> ChildProcess.Record {
    let command = enclose([process.program] + process.arguments, folder)
    var process = ChildProcess(command: command)
    process.deadline = deadline
    return try process.run()
  }
}
