import Foundation
import Proctor
import Testing
import Workshops

extension WorkshopTests {
  /// Answers that want to pass and not to answer.
  @Suite struct HostileAnswerTests {
    /// What is written in place of the body, before the function, and what must not come of it.
    struct Trick: Sendable, CustomTestStringConvertible {
      let testDescription: String
      var before = ""
      var body = "return .zero(rows: x.count, columns: y.count)"
      var says: String?

      init(_ name: String, before: String = "", body: String? = nil, says: String? = nil) {
        testDescription = name
        (self.before, self.says) = (before, says)
        if let body { self.body = body }
      }
    }

    static let tricks = [
      Trick(
        "a regular expression that looks like a string",
        before: "private nonisolated(unsafe) let q = /\"\"\"/\n",
        body: "return x.outer(y)", says: "without outer"),
      Trick(
        "a regular expression before an import",
        before: "private nonisolated(unsafe) let q = /\"\"\"/\nimport Solutions00\n",
        body: "return try Solutions00.outerProduct(x, y)", says: "may not import Solutions00"),
      Trick(
        "an operator of its own",
        before: "public func * (a: Double, b: Double) -> Double { 0 }\n"),
      Trick(
        "an initializer of its own",
        before: """
          extension Matrix where Scalar == Double {
            public init(rows: Int, columns: Int, _ rule: (Int, Int) -> Double) {
              self = .zero(rows: rows, columns: columns)
            }
          }

          """),
      Trick(
        "an equality of its own",
        before: "public func == (a: Matrix<Double>, b: Matrix<Double>) -> Bool { true }\n"),
      Trick(
        "the forbidden name through a function of its own",
        before: """
          func sneaky(_ x: Vector<Double>, _ y: Vector<Double>) -> Matrix<Double> { x.outer(y) }

          """, body: "return sneaky(x, y)", says: "without outer"),
      Trick(
        "the forbidden name through a conformance",
        before: """
          protocol Sneaky { func sneak(_ y: Self) -> Matrix<Double> }
          extension Vector: Sneaky where Scalar == Double {
            func sneak(_ y: Vector<Double>) -> Matrix<Double> { outer(y) }
          }

          """, body: "return (x as any Sneaky as! Vector<Double>).sneak(y)", says: "without outer"),
      Trick(
        "the forbidden name under a name of its own",
        before: "func outer() {}\n", body: "return x.outer(y)", says: "without outer"),
      Trick(
        "the linker's name of the forbidden function",
        before: """
          @_silgen_name("$s13LinearAlgebra6VectorV5outeryAA6MatrixVyxGACyxGF")
          func stolen(_ y: Vector<Double>) -> Matrix<Double>

          """, says: "may not use @_silgen_name"),
      Trick(
        "a look at the linker's table",
        body: """
          _ = dlsym(nil, "$s13LinearAlgebra6VectorV5outeryAA6MatrixVyxGACyxGF")
          return .zero(rows: x.count, columns: y.count)
          """, says: "may not use dlsym"),
      Trick(
        "a library of its own",
        body: """
          _ = Bundle(path: "/tmp")?.load()
          return .zero(rows: x.count, columns: y.count)
          """, says: "may not use Bundle"),
      Trick(
        "an import under a condition", before: "#if os(Linux)\nimport Glibc\n#endif\n",
        says: "may not import Glibc"),
      Trick(
        "a function of C's name under a condition",
        before: "#if os(Linux)\n@_cdecl(\"write\") public func mine() {}\n#endif\n",
        says: "may not use @_cdecl"),
      Trick(
        "the forbidden name under a condition",
        body: "#if os(Linux)\nreturn x.outer(y)\n#else\nreturn .zero(rows: 0, columns: 0)\n#endif",
        says: "without outer"),
      Trick(
        "a program of its own",
        before: "@main struct Mine { static func main() {} }\n", says: "may not use @main"),
      Trick(
        "a function of C's name", before: "@_cdecl(\"write\") public func mine() {}\n",
        says: "may not use @_cdecl"),
      Trick(
        "a search for the reference in memory",
        body: """
          let maps = (try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8)) ?? ""
          if maps.contains("grade-00") { exit(3) }
          let self_ = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
          if (self_ ?? "").contains("grade-") { exit(3) }
          return .zero(rows: x.count, columns: y.count)
          """, says: "wrong"),
      Trick(
        "a verdict on every channel",
        body: """
          for channel in 3..<64 as Range<Int32> {
            let verdict = "{\\"verdict\\":{\\"_0\\":{\\"passed\\":{\\"cases\\":4}}}}\\n"
            _ = verdict.withCString { write(channel, $0, strlen($0)) }
          }
          _exit(0)
          """),
    ]

    @Test(arguments: tricks)
    func `a trick does not pass`(_ trick: Trick) throws {
      let workshop = try Workshop()
      let stub = try workshop.catalog.stub(of: workshop.exercises[0])
      let imports = "import Foundation\n"
      let answer = stub.replacing("throw NotAttempted()", with: trick.body)
        .replacing("/// The outer product", with: trick.before + "/// The outer product")
      try workshop.answer(workshop.exercises[0], imports + answer)
      let (shown, code) = try workshop.run("check", "0.1", "--deadline", "5")
      #expect(code == 1, "\(shown)")
      #expect(!shown.contains("passed"), "\(shown)")
      if let says = trick.says {
        #expect(shown.split { $0.isWhitespace }.joined(separator: " ").contains(says), "\(shown)")
      } else {
        #expect(!shown.contains("refused"), "\(shown)")
      }
    }

    /// Names that an answer has for things of its own, in an exercise that forbids them.
    static let honest = [
      "func f(norm: Double) -> Double { norm * 2 }; _ = f(norm: 1)",
      "func f(_ x: Int, norm: Double) -> Double { norm }; _ = f(1, norm: 2)",
      "let a = 1.0, norm = 2.0; _ = a + norm", "_ = [(1.0, 2.0)].map { norm, x in norm + x }",
      "struct S { var norm = 1.0; func f() -> Double { self.norm } }; _ = S().f()",
      "func f(norm value: Double) -> Double { value }; _ = f(norm: 1)",
      "enum E { case norm }; _ = E.norm", "let norm = { (x: Double) in x }; _ = norm(3)",
    ]

    @Test func `an honest name of one's own is not refused`() throws {
      let workshop = try Workshop()
      try workshop.solve(
        workshop.exercises[2],
        after: Self.honest.map { "do { \($0) }" }
          .joined(separator: "\n  "))
      let (shown, code) = try workshop.run("check", "0.3")
      #expect(code == 0, "\(shown)")
    }
  }
}
