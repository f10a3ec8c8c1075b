import Foundation
import Grading

/// A sandbox furnished for answers: for the compiler that reads them, and for their programs.
struct SandboxedAnswers: Sendable {
  private let sandbox: Sandbox
  private let kit: AnswerKit
  /// What a program of an answer is loaded with.
  private let libraries: Set<Sandbox.Sight>

  /// Finds out what answers need on this machine.
  init(_ sandbox: Sandbox, kit: AnswerKit) throws(ProctorError) {
    self.sandbox = sandbox
    self.kit = kit
    let paths = try SharedLibraries(of: kit.library).paths
    // Which of Swift's libraries an answer imports is its own affair.
    let runtime = kit.toolchain.runtime.path
    let others = paths.filter { !$0.hasPrefix(runtime + "/") }
    libraries = Set((others + [runtime, kit.library.path]).map { .reading($0) })
  }

  /// How the process of an answer is started.
  func cell(_ program: URL, _ allowance: Allowance) -> Cell {
    let environment = Cell.usualEnvironment.filter { name, _ in
      ["LD_LIBRARY_PATH", "OMP_NUM_THREADS", "SWIFT_BACKTRACE"].contains(name)
        || name.hasPrefix("OPENBLAS_")
    }
    var cell = Cell(
      command: sandbox.command(
        [program.path], as: .answer, seeing: libraries, environment: environment),
      allowance: allowance)
    cell.tellsSignalsByCode = true
    return cell
  }

  /// The command of a compiler or a linker that writes into a folder.
  func enclose(_ command: [String], _ folder: URL) -> [String] {
    let system = ["/usr", "/lib", "/lib64", "/etc/alternatives", "/etc/ld.so.cache"]
    let own = ([kit.toolchain.root] + kit.files).map(\.path)
    let seen = system.filter { access($0, F_OK) == 0 } + own
    let programs = kit.toolchain.root.appending(path: "bin").path
    return sandbox.command(
      ["\(programs)/\(command[0])"] + command.dropFirst(), as: .compiler,
      seeing: Set(seen.map { .reading($0) } + [.writing(folder.path)]),
      environment: ["PATH": "\(programs):/usr/bin", "LANG": "C.UTF-8"])
  }

  /// Compiles what is trusted, so that the modules of C that every answer is compiled with lie there
  /// to be read: a sandboxed compiler cannot write where others read.
  func warmUp(in folder: URL) throws(ProctorError) {
    let file = folder.appending(path: "warm.swift")
    let imports = ["Answering", "Attempts", "Foundation", "LinearAlgebra", "RealModule", "Serving"]
    try Files.write(imports.map { "import \($0)\n" }.joined(), to: file)
    let record = try kit.toolchain.compiler(
      ["-typecheck", "-parse-as-library", "-module-name", "Warm"] + kit.servingFlags + [file.path]
    ).run()
    guard record.exitCode == 0 else {
      throw .compiler(reason: "it does not take \(imports.joined(separator: ", "))")
    }
    _ = try ChildProcess(program: "chmod", arguments: ["-R", "a+rX", kit.cache.path]).run()
  }
}
