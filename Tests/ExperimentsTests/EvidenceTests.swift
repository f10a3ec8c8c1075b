import Foundation
import Testing

@testable import Experiments

@Suite("Recipes, tables and what may be said from them") struct EvidenceTests {
  @Test("comments, indentation and empty lines leave a recipe as it is; code and settings do not")
  func recipes() throws {
    let workshop = try Workshop(code: "let a = 1\nlet b = 2\n")
    let recipe = try workshop.recipe()
    try workshop.write("// What a is.\n\n  let a = 1\r\n/// And b.\nlet b = 2")
    #expect(try workshop.recipe() == recipe)
    #expect(try workshop.recipe(steps: 6).hash != recipe.hash)
    for code in ["let a = 1\nlet b = 3\n", "let a = 1\n", "let b = 2\nlet a = 1\n"] {
      try workshop.write(code)
      #expect(try workshop.recipe().hash != recipe.hash)
    }
  }

  @Test("a table reads as it was written, infinite losses too") func table() throws {
    let experiment = try Workshop().experiment()
    var results = Results(for: experiment)
    results.origins = ["2026-01-31, 2 × processor"]
    results.rows = [
      Results.Row(Trial("near", rate: 0.016 / 8192, seed: 3), [0.123456789, 3]),
      Results.Row(Trial("far", rate: 64, seed: .max), [.infinity, 0]),
    ]
    let read = try Results(text: results.text)
    #expect(read == results)
    #expect(read.rows[0].values[0] == 0.123457)
  }

  @Test(
    "a damaged table is refused with the line",
    arguments: [
      "near\t1\t3\t0.5", "near\tone\t3\t0.5\t3", "near\t1\t-3\t0.5\t3", "near\t1\t3\tx\t3",
    ])
  func damaged(_ line: String) throws {
    let text = Results(for: try Workshop().experiment()).text + line + "\n"
    let error = #expect(throws: ResultsError.self) { try Results(text: text) }
    #expect(error?.description.contains(line) == true)
  }

  @Test("evidence is refused without a table, with rows missing, and after the code has changed")
  func stale() throws {
    let workshop = try Workshop()
    let experiment = try workshop.experiment()
    func refusal(_ experiment: Experiment) -> String? {
      do {
        _ = try Evidence(experiment, file: workshop.table)
        return nil
      } catch { return "\(error)" }
    }
    #expect(refusal(experiment)?.contains("is missing") == true)
    var results = try workshop.pay(experiment)
    #expect(refusal(experiment) == nil)
    try workshop.write("let a = 2\n")
    #expect(refusal(try workshop.experiment())?.contains("was made by the recipe") == true)
    results.rows.removeLast()
    try results.text.write(to: workshop.table, atomically: true, encoding: .utf8)
    #expect(refusal(experiment)?.contains("lacks 1") == true)
  }

  @Test("evidence is refused where a reported run failed", arguments: [Double.infinity, .nan, 0])
  func failed(_ loss: Double) throws {
    let workshop = try Workshop()
    let experiment = try workshop.experiment()
    var results = try workshop.pay(experiment)
    let last = results.rows.removeLast().trial
    results.rows.append(Results.Row(last, [loss, Double(last.seed)]))
    try results.text.write(to: workshop.table, atomically: true, encoding: .utf8)
    let error = #expect(throws: ResultsError.self) {
      try Evidence(experiment, file: workshop.table)
    }
    #expect(error?.description.contains("\(last.name) with seed \(last.seed)") == true)
  }

  @Test("a run like those of the other seeds agrees with its row, and one far from all does not")
  func required() throws {
    let workshop = try Workshop()
    let experiment = try workshop.experiment()
    _ = try workshop.pay(experiment)
    let evidence = try Evidence(experiment, file: workshop.table)
    let losses = evidence.spread(of: "loss", for: "near")
    for loss in losses.values { try evidence.require([loss, 0], of: "near", seed: 1) }
    #expect(throws: ResultsError.self) {
      try evidence.require([2 * losses.most, 0], of: "near", seed: 1)
    }
    #expect(throws: ResultsError.self) {
      try evidence.require([.nan, 0], of: "near", seed: 1)
    }
    // There is no row to compare with.
    try evidence.require([2 * losses.most, 0], of: "near", seed: 11)
  }
}
