import Foundation
import Synchronization
import Testing

@testable import Experiments

@Suite("Experiments are paid for once") struct PaymentTests {
  @Test("the search goes as far as the best rate lies, by factors of 2") func search() throws {
    let workshop = try Workshop()
    let experiment = try workshop.experiment()
    _ = try workshop.pay(experiment)
    let evidence = try Evidence(experiment, file: workshop.table)
    #expect(evidence.rate(of: "near") == 1)
    #expect(evidence.rate(of: "far") == 64)
    // Three rates for one case, nine for the other, two seeds each, and ten that are reported.
    #expect(workshop.countedRuns() == 2 * (3 + 9) + 2 * 10)
    #expect(evidence.spread(of: "seed", for: "far").values == (1...10).map(Double.init))
  }

  @Test(
    "a case that fails at every rate, and one that is better the smaller its rate, end with an error",
    arguments: [(Double.infinity, true), (.nan, true), (0.5, false)])
  func lost(_ power: Double, isLost: Bool) throws {
    let workshop = try Workshop()
    let experiment = try workshop.experiment { isLost ? power : pow($0, power) }
    let error = #expect(throws: RateSearchError.self) { try workshop.pay(experiment) }
    #expect(error?.isLost == isLost)
    #expect(error?.description.contains("no rate was found for far") == true)
    #expect(workshop.countedRuns() == 2 * RateSearch.mostRates)

    try workshop.write("let b = 1\n")
    let mended = try workshop.experiment { 1 + abs(log2($0)) }
    _ = try workshop.pay(mended)
    #expect(try Evidence(mended, file: workshop.table).rate(of: "far") == 1)
  }

  @Test("what was paid for is not run again, and the file is the same") func once() throws {
    let workshop = try Workshop()
    let experiment = try workshop.experiment()
    let first = try workshop.pay(experiment)
    let runs = workshop.countedRuns()
    let text = try String(contentsOf: workshop.table, encoding: .utf8)
    #expect(try workshop.pay(experiment) == first)
    #expect(workshop.countedRuns() == runs)
    #expect(try String(contentsOf: workshop.table, encoding: .utf8) == text)
  }

  @Test("after a run that fails, only what is missing is run") func resumed() throws {
    let workshop = try Workshop()
    #expect(throws: ResultsError.self) { try workshop.pay(workshop.experiment(failing: 5)) }
    let kept = try Results(contentsOf: workshop.table).rows.map(\.trial)
    #expect(!kept.isEmpty && !kept.contains { $0.seed == 5 })
    workshop.runs.withLock { $0 = [] }
    _ = try workshop.pay(try workshop.experiment())
    #expect(Set(kept).isDisjoint(with: workshop.runs.withLock { Set($0) }))
    _ = try Evidence(try workshop.experiment(), file: workshop.table)
  }

  @Test("changed code that gives the same numbers takes the table over, for a run of each case")
  func renewed() throws {
    let workshop = try Workshop()
    let old = try workshop.pay(try workshop.experiment())
    let runs = workshop.countedRuns()
    try workshop.write("let b = 1\n")
    let new = try workshop.pay(try workshop.experiment())
    #expect(new.rows == old.rows && new.hash != old.hash)
    #expect(workshop.countedRuns() == runs + 2)
    #expect(new.origins.count == 2)
  }

  @Test("changed code that gives other numbers pays for all again") func anew() throws {
    let workshop = try Workshop()
    let old = try workshop.pay(try workshop.experiment())
    try workshop.write("let b = 1\n")
    let new = try workshop.pay(try workshop.experiment(shift: 1e-4))
    #expect(new.rows.count == old.rows.count && new.rows != old.rows)
    #expect(new.origins == ["today, here"])
  }

  @Test("another setting is another experiment, even if its numbers are the same")
  func settings() throws {
    let workshop = try Workshop()
    _ = try workshop.pay(try workshop.experiment())
    let runs = workshop.countedRuns()
    _ = try workshop.pay(try workshop.experiment(steps: 6))
    #expect(workshop.countedRuns() == 2 * runs)
  }
}
