import Foundation

/// Compiles answers: each apart from all others, with the files beside it where it needs them.
///
/// The compiler is called as it is, without a build system. An answer and the program that serves it
/// are two modules, so that the latter sees only what is public in the former.
struct AnswerCompiler: Sendable {
  /// What answers are compiled against.
  let kit: AnswerKit
  /// What is done to the command of a compiler that reads an answer, which is compiled in a folder.
  var enclose: @Sendable (_ command: [String], _ folder: URL) -> [String] = { command, _ in command
  }
  /// Seconds that one call of the compiler may take; an answer may keep it busy.
  var deadline = Self.usualDeadline

  /// Twenty times what it takes for the answers that take it longest.
  static let usualDeadline = 20.0

  /// What came of an answer.
  struct Compiled: Codable, Sendable, Equatable {
    /// Why it cannot be run; nil if it can.
    var failure: Failure?
    /// The exercises of whose files it calls something, by name.
    var calledNeighbors: [String] = []
    /// Whether the other exercises' files were not needed.
    var isAlone = true
    /// Files beside it that do not compile, and were left out.
    var leftOut: [Diagnostic] = []
  }

  /// Why an answer cannot be run.
  enum Failure: Codable, Sendable, Equatable {
    case refused(Refusal)
    case doesNotCompile([Diagnostic])
    case absent(Absence)
    /// Through no fault of the answer.
    case stuck(String)
  }

  /// Compiles an answer in a folder of its own, unless that was done before.
  func compile(
    _ sources: AnswerSources, as signature: Signature, in folder: URL
  ) throws(ProctorError) -> Compiled {
    try Files.makeFolder(folder)
    let lock = try Files.Lock(folder: folder)
    defer { lock.release() }
    let record = Record(sources, signature: signature, kit: kit)
    let file = folder.appending(path: "record.json")
    if let kept = try? Record.read(file), kept.inputs == record.inputs { return kept.compiled }
    try? FileManager.default.removeItem(at: file)
    var bench = AnswerBench(sources, signature: signature, kit: kit, folder: folder)
    bench.deadline = deadline
    bench.enclose = enclose
    let compiled = try bench.compile()
    if case .stuck = compiled.failure { return compiled }
    try Record(inputs: record.inputs, compiled: compiled).write(to: file)
    return compiled
  }

  /// The program of an answer that was compiled in a folder.
  static func program(in folder: URL) -> URL { folder.appending(path: "answer") }

  /// What was compiled and what came of it.
  ///
  /// The inputs are kept whole: nothing else can pass for the same.
  private struct Record: Codable {
    var inputs: [String: String]
    var compiled: Compiled

    init(inputs: [String: String], compiled: Compiled) {
      (self.inputs, self.compiled) = (inputs, compiled)
    }

    init(_ sources: AnswerSources, signature: Signature, kit: AnswerKit) {
      inputs = ["kit": kit.stamp, "function": signature.declaration]
      inputs["rules"] = sources.exercise.statement.without.joined(separator: " ")
      for file in [sources.own] + sources.helpers + sources.neighbors.map(\.file) {
        inputs[file.path] = file.data.base64EncodedString()
      }
      compiled = Compiled()
    }

    static func read(_ file: URL) throws -> Record {
      try JSONDecoder().decode(Record.self, from: try Data(contentsOf: file))
    }

    func write(to file: URL) throws(ProctorError) {
      guard let data = try? JSONEncoder().encode(self) else { return }
      try Files.put(data, at: file)
    }
  }
}
