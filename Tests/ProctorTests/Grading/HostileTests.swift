import Foundation
import Testing

@testable import Proctor

/// Answers that want points, or harm, in place of a product.
@Suite(.enabled(if: Court.registrar != nil, "there is no sandbox, or no check, here"))
struct HostileTests {
  @Test(arguments: [
    "open(\"\(HandIn.project.path)/solutions/00-matrices/OuterProduct.swift\", O_RDONLY) >= 0",
    "open(\"\(HandIn.project.path)/Sources/Checks/00-matrices/OuterProduct.swift\", O_RDWR) >= 0",
    "FileManager.default.contents(atPath: \"/etc/passwd\") != nil",
    "open(\"../found\", O_CREAT | O_WRONLY, 0o600) >= 0",
    "open(\"\(HandIn.project.path)/found\", O_CREAT | O_WRONLY, 0o600) >= 0",
    "socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) >= 0",
    "open(\"/proc/1/mem\", O_RDWR) >= 0", "open(\"/proc/1/environ\", O_RDONLY) >= 0",
    "ProcessInfo.processInfo.environment[\"HOME\"] != nil",
    "(try? Process.run(URL(filePath: \"/bin/sh\"), arguments: [\"-c\", \"true\"])) != nil",
    "kill(getppid(), 0) == 0 && getppid() != 1", "nice(-5) == -5",
  ])
  func `what would be a way out is closed`(_ way: String) throws {
    // The answer is right if the way is open.
    let outcome = try Court.judge("if \(way) { return right }\n  return .zero(rows: 0, columns: 0)")
    guard case .verdict(.failed) = outcome.end else {
      Issue.record("\(outcome.end)")
      return
    }
  }

  @Test(arguments: [
    "kill(getppid(), SIGKILL)", "kill(-1, SIGKILL)", "setenv(\"LD_PRELOAD\", \"/x\", 1)",
    "write(1, \"{\\\"verdict\\\":{\\\"passed\\\":{\\\"cases\\\":9}}}\\n\", 36)",
    "write(2, \"Fatal error: passed\\n\", 20)",
    "for n in 0..<64 { try? Data(count: 1 << 20).write(to: URL(filePath: \"/sandbox/\\(n)\")) }",
    "for _ in 0..<200 { Thread.detachNewThread { while true {} } }",
    "var p = pid_t(); for _ in 0..<50 { posix_spawn(&p, \"/proc/self/exe\", nil, nil, [nil], [nil]) }",
    "atexit { sleep(60) }", "signal(SIGTERM, SIG_IGN); signal(SIGPIPE, SIG_IGN)",
    "Thread.detachNewThread { sleep(1); exit(3) }", "symlink(\"/etc/passwd\", \"/sandbox/link\")",
    "chdir(\"/\"); unlink(\"/proc/self/exe\")",
  ])
  func `what harms nobody costs nothing`(_ attempt: String) throws {
    let outcome = try Court.judge(
      "_ = \(attempt)\n  return right".replacing(/_ = (for|var)/) { "\($0.output.1)" })
    #expect(outcome.isPass, "\(outcome.end)")
  }

  @Test(arguments: [
    "write(4, \"R\\u{8}aaaaaaaaaaaaaaaaaaaaaaaa\", 25)", "write(4, \"forged\", 6); exit(0)",
    "close(3); close(4); close(5)", "exit(0)", "_exit(126)", "raise(SIGKILL)", "raise(SIGSTOP)",
    "abort()", "while true {}", "while true { print(\"x\") }",
    "for fd in 3..<64 { write(Int32(fd), \"{\\\"passed\\\":1}\", 12) }",
    "var a = [[Double]](); while true { a.append(.init(repeating: 1, count: 1 << 24)) }",
    "func f(_ n: Int) -> Int { f(n + 1) + 1 }; _ = f(0)", "close(4); sleep(60)",
    "raise(SIGALRM)",
    // A result that is announced and never ends; one that is larger than any.
    "let h: [UInt8] = [0x52, 0, 0, 0, 4, 0, 0, 0, 0]; while true { write(4, h, 9) }",
    "let h: [UInt8] = [0x52, 255, 255, 255, 255, 0, 0, 0, 0]; write(4, h, 9); sleep(60)",
    // A call, which only the check makes.
    "let h: [UInt8] = [0x43, 0, 0, 0, 0, 0, 0, 0, 0]; write(4, h, 9); sleep(60)",
  ])
  func `what breaks the program is named, and is nobody else's affair`(_ attempt: String) throws {
    let outcome = try Court.judge("\(attempt)\n  return right")
    guard case .broke = outcome.end else {
      Issue.record("\(outcome.end)")
      return
    }
  }

  @Test(arguments: [
    "import LowRank", "import Solutions00", "import Grading", "import CProcess",
    "@_silgen_name(\"fork\") func f() -> Int32", "let p = dlsym(nil, \"fork\")",
    "private let q = /\"\"\"/\nimport Solutions00", "@main struct M { static func main() {} }",
    "@freestanding(expression) macro x() = #externalMacro(module: \"X\", type: \"X\")\nlet v = #x()",
    "public func * (a: Matrix<Double>, b: Int) -> Matrix<Double> {", "let a: Int = \"\"",
  ])
  func `what may not be compiled is not run`(_ top: String) throws {
    let outcome = try Court.judge("return right", top: top)
    switch outcome.end {
    case .refused, .doesNotCompile, .absent: break
    default: Issue.record("\(outcome.end)")
    }
  }

  @Test(arguments: [
    // Types that double in size, and parentheses without end.
    (0...27).map { "let t\($0) = \($0 == 0 ? "(1, 1)" : "(t\($0 - 1), t\($0 - 1))")" }
      .joined(separator: "\n"),
    "_ = " + String(repeating: "(", count: 100_000) + "1" + String(repeating: ")", count: 100_000),
  ])
  func `what keeps the compiler busy or breaks it does not compile`(_ bomb: String) throws {
    guard case .doesNotCompile = try Court.judge("\(bomb)\n  return right").end else {
      Issue.record("\(bomb.prefix(20))")
      return
    }
  }

  @Test func `a result that nobody could have meant is told by its size`() throws {
    let outcome = try Court.judge("return .zero(rows: 1 << 13, columns: 1 << 12)")
    guard case .verdict(.failed(let mismatch)) = outcome.end else {
      Issue.record("\(outcome.end)")
      return
    }
    #expect(mismatch.got.contains("256 MB"), "\(mismatch)")
  }

  @Test(arguments: [
    "let h: [UInt8] = [0x4E, 0, 0, 0, 0, 0, 0, 0, 0]; write(4, h, 9)",
    "let h: [UInt8] = [0x48, 0, 0, 0, 0, 0, 0, 0, 0]; write(4, h, 9); return .zero(rows: 1, columns: 1)",
    "if x.count == 3 { return right }",
  ])
  func `what is said in place of a result is no verdict`(_ attempt: String) throws {
    let outcome = try Court.judge("\(attempt)\n  return .zero(rows: 0, columns: 0)")
    #expect(!outcome.isPass)
    if case .ungraded(let reason) = outcome.end { Issue.record("\(reason)") }
  }

  @Test(arguments: [
    "public func * (a: Matrix<Double>, b: Matrix<Double>) -> Matrix<Double> { .zero(rows: 9, columns: 9) }",
    "public func == (a: Matrix<Double>, b: Matrix<Double>) -> Bool { true }",
    "extension Matrix { public var frobeniusNorm: Double { 0 } }",
    "extension Matrix where Scalar == Double { public init(rows: Int, columns: Int, _ rule: (Int, Int) -> Double) { self = .zero(rows: rows, columns: columns) } }",
    "public struct Matrix2 {}\n@_cdecl(\"cblas_dgemm\") public func mine() {}",
  ])
  func `what an answer declares does not reach the check`(_ top: String) throws {
    let outcome = try Court.judge("return .zero(rows: x.count, columns: y.count)", top: top)
    #expect(!outcome.isPass)
    if case .ungraded(let reason) = outcome.end { Issue.record("\(reason)") }
  }
}

/// Judges answers to exercise 0.1 as `grade` does.
private enum Court {
  static let registrar: Registrar? = {
    let catalog = try? Catalog(root: HandIn.project)
    guard let catalog, let exercise = catalog.chapters.first?.exercises.first,
      let sandbox = try? Sandbox(
        confine: HandIn.project.appending(path: ".build/debug/confine")),
      let scratch = try? Scratch(HandIn.project.appending(path: ".build/hostile"))
    else { return nil }
    var assignment = Assignment(catalog)
    assignment.exercises = [exercise]
    assignment.deadline = 5
    var examiner = Examiner(catalog)
    examiner.builder.mayBuild = false
    examiner.compilerDeadline = 4
    return try? Registrar(examiner, assignment, scratch: scratch, sandbox: sandbox)
  }()

  static func judge(_ body: String, top: String = "") throws -> Outcome {
    let text = """
      import Attempts
      import Foundation
      import LinearAlgebra
      \(top)
      public func outerProduct(_ x: Vector<Double>, _ y: Vector<Double>) throws -> Matrix<Double> {
        let right = Matrix(rows: x.count, columns: y.count) { i, j in x[i] * y[j] }
        \(body)
      }
      """
    let handIn = try HandIn(["OuterProduct.swift": text])
    let registrar = try #require(registrar)
    return registrar.grade(try handIn.open()).entries[0].outcome
  }
}
