import Foundation
import Proctor
import Testing
import Workshops

extension WorkshopTests {
  /// A mistake costs only itself, and is called what it is.
  @Suite struct IndependenceTests {
    /// Files that do harm where they are; those that stand in nobody's place are there at once, since
    /// three answers are compiled beside each group.
    static let neighbors: [[(file: String, text: String)]] = [
      [("ProductByOuterProducts.swift", "typealias Vector = [Double]\n")],
      [("ProductByOuterProducts.swift", "public struct Matrix {}\n")],
      [
        (
          "ProductByOuterProducts.swift",
          """
          import LinearAlgebra
          public func * (a: Matrix<Double>, b: Matrix<Double>) -> Matrix<Double> { .zero(rows: 1, columns: 1) }
          extension Matrix where Scalar == Double {
            public init(rows: Int, columns: Int, _ rule: (Int, Int) -> Double) {
              self = .zero(rows: rows, columns: columns)
            }
          }
          """
        )
      ],
      [
        ("main.swift", "print(\"stray\")\n"), ("notes.c", "int main(void) { return 1; }\n"),
        ("old/OuterProduct.swift", "nonsense\n"), ("OuterProduct copy.swift", "func broken( {\n"),
        ("OuterProduct-1.swift", "import LowRank\n"), ("Helper.swift", "let x: Int = \"\"\n"),
      ],
    ]

    @Test(arguments: neighbors)
    func `a file beside an answer does it no harm`(
      _ neighbors: [(file: String, text: String)]
    ) throws {
      let workshop = try Workshop()
      for exercise in workshop.exercises { try workshop.solve(exercise) }
      let folder = workshop.file(workshop.exercises[0]).deletingLastPathComponent()
      for neighbor in neighbors {
        let file = folder.appending(path: neighbor.file)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(neighbor.text.utf8).write(to: file)
      }
      let shown = try workshop.run("check", "0").shown
      #expect(shown.contains("✓ 0.1"), "\(shown)")
      #expect(shown.contains("✓ 0.3"), "\(shown)")
    }

    /// What is done to the stub's file, and what is said.
    static let changes:
      [(name: String, change: @Sendable (Workshop, ExerciseEntry) throws -> Void, says: String)] = [
        (
          "deleted",
          { workshop, exercise in
            try FileManager.default.removeItem(at: workshop.file(exercise))
          }, "is not there"
        ),
        ("emptied", { try $0.answer($1, " \n\n") }, "is empty"),
        ("only imports", { try $0.answer($1, "import LinearAlgebra\n") }, "holds no code"),
        ("commented out", { try $0.answer($1, "/*\nlet a = 1\n*/\n// b\n") }, "holds no code"),
        (
          "marks of a merge",
          { workshop, exercise in
            let stub = try workshop.catalog.stub(of: exercise)
            try workshop.answer(
              exercise, "<<<<<<< mine\n\(stub)=======\n\(stub)>>>>>>> theirs\n")
          }, "conflict marker"
        ),
        (
          "UTF-16",
          { try Data([0xFF, 0xFE, 0x2F, 0, 0x2F, 0]).write(to: $0.file($1)) }, "in UTF-16"
        ),
        (
          "Latin-1",
          { try Data([0x2F, 0x2F, 0xFC, 0x0A]).write(to: $0.file($1)) }, "not a text in UTF-8"
        ),
        (
          "in another case",
          { workshop, exercise in
            try FileManager.default.moveItem(
              at: workshop.file(exercise),
              to: workshop.file(exercise).deletingLastPathComponent()
                .appending(path: "outerproduct.swift"))
          }, "must be named OuterProduct.swift"
        ),
        (
          "not public",
          { workshop, exercise in
            let stub = try workshop.catalog.stub(of: exercise)
            try workshop.answer(exercise, stub.replacing("public func", with: "func"))
          }, "is not public"
        ),
        (
          "other parameters",
          { workshop, exercise in
            let stub = try workshop.catalog.stub(of: exercise)
            try workshop.answer(
              exercise, stub.replacing("_ y: Vector<Double>", with: "_ y: [Double]"))
          }, "keep public func outerProduct("
        ),
        (
          "another result",
          { workshop, exercise in
            let stub = try workshop.catalog.stub(of: exercise)
            try workshop.answer(exercise, stub.replacing("Matrix<Double> {", with: "Double {"))
          }, "keep public func outerProduct("
        ),
      ]

    @Test(arguments: changes.indices)
    func `what cannot be called is told as what it is`(_ index: Int) throws {
      let (_, change, says) = Self.changes[index]
      let workshop = try Workshop()
      try change(workshop, workshop.exercises[0])
      let (shown, code) = try workshop.run("check", "0.1")
      #expect(code == 1)
      #expect(shown.split { $0.isWhitespace }.joined(separator: " ").contains(says), "\(shown)")
    }

    @Test func `an answer without throws is called all the same`() throws {
      let workshop = try Workshop()
      let stub = try workshop.catalog.stub(of: workshop.exercises[0])
      let answer = stub.replacing("throws -> ", with: "-> ").replacing(
        "throw NotAttempted()", with: "Matrix(rows: x.count, columns: y.count) { x[$0] * y[$1] }")
      try workshop.answer(workshop.exercises[0], answer)
      #expect(try workshop.run("check", "0.1").code == 0)
    }

    @Test func `an answer that calls a neighbor's stub says which`() throws {
      let workshop = try Workshop()
      let stub = try workshop.catalog.stub(of: workshop.exercises[0])
      try workshop.answer(
        workshop.exercises[0],
        stub.replacing(
          "throw NotAttempted()",
          with: """
            try productByOuterProducts(
                Matrix(rows: x.count, columns: 1) { i, _ in x[i] },
                Matrix(rows: 1, columns: y.count) { _, j in y[j] })
            """))
      let (shown, code) = try workshop.run("check", "0.1")
      #expect(code == 1)
      #expect(shown.contains("productByOuterProducts of 0.2, which is not attempted"), "\(shown)")
      // Through the neighbor, too, what 0.1 rules out is ruled out: its reference calls outer.
      try workshop.solve(workshop.exercises[1])
      #expect(try workshop.run("check", "0.1").shown.contains("without outer"))
      let other = try workshop.catalog.stub(of: workshop.exercises[1])
      try workshop.answer(
        workshop.exercises[1], other.replacing("throw NotAttempted()", with: "a * b"))
      let solved = try workshop.run("check", "0.1")
      #expect(solved.code == 0, "\(solved.shown)")
    }
  }
}
