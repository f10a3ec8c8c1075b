import Foundation
import Testing

@testable import Proctor

@Suite struct ServingProgramTests {
  private func program(_ declaration: String) throws -> String {
    let signature = try Signature(in: declaration + " {\n}\n", path: "x.swift")
    return ServingProgram(signature: signature, module: "M").text
  }

  @Test func `labels, tuples and generators are passed on`() throws {
    let text = try program(
      """
      /// Words.
      public func f(
        _ a: Matrix<Double>, rank k: Int, list: [Int], using random: inout SplitMix64
      ) throws -> (columns: [Int], z: Matrix<Double>)
      """)
    #expect(text.contains("let a0 = try call.next(LinearAlgebra.Matrix<Swift.Double>.self)"))
    #expect(text.contains("try M.f(a0, rank: a1, list: a2, using: &a3)"))
    #expect(text.contains("(columns: [Swift.Int], z: LinearAlgebra.Matrix<Swift.Double>)"))
    #expect(text.contains("call.reply(r.0, r.1, generator: a3)"))
  }

  @Test func `rules for entries stay with the check, and pairs become tuples`() throws {
    #expect(
      try program("public func f(_ e: (Int, Int) -> Double) throws -> Int")
        .contains("let a0 = call.entryRule()"))
    #expect(
      try program("public func f(shapes: [(rows: Int, columns: Int)]) throws -> Int")
        .contains(".map { (rows: $0.first, columns: $0.second) }"))
  }

  @Test func `a structure of the answer's own travels by its properties`() throws {
    let signature = try Signature(
      in: """
        public struct Choice: Equatable {
          /// Words.
          public let indices: [Int]
          public let weights: Vector<Double>
        }
        public func f(_ k: Int) throws -> Choice {
        }
        """, path: "x.swift")
    let text = ServingProgram(signature: signature, module: "M").text
    #expect(text.contains("r.indices as [Swift.Int]"))
    #expect(text.contains("r.weights as LinearAlgebra.Vector<Swift.Double>"))
  }

  @Test(arguments: [
    "func f() throws -> Int {", "public func f() -> Int {", "public func f(x) throws -> Int {",
    "let a = 1",
  ])
  func `a solution without a function that can be served is an error`(_ solution: String) {
    #expect(throws: ProctorError.self) { try Signature(in: solution, path: "x.swift") }
  }

  @Test func `every reference of the book can be served`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    for exercise in try Catalog(root: root).exercises {
      let text = try Files.text(of: root.appending(path: exercise.solutionPath))
      _ = try Signature(in: text, path: exercise.solutionPath)
    }
  }
}
