import Foundation
import LinearAlgebra

/// All rows as JSON, as a table for the book, and as a chart.
struct BenchReport: Codable {
  let machine: Machine
  let peers: String
  let rounds: Int
  let results: [RowResult]

  /// How many targets are reached.
  var summary: String {
    "\(results.filter(\.isReached).count) of \(results.count) targets reached."
  }

  /// Writes the three files; each appears whole or not at all.
  func write(to folder: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(self).write(
      to: folder.appending(path: "results.json"), options: .atomic)
    try Data(markdown.utf8).write(
      to: folder.appending(path: "benchmarks.md"), options: .atomic)
  }

  /// The table, with the machine named.
  private var markdown: String {
    let rows = results.map { result in
      let best = result.best.map { "\($0.name), \($0.time)" } ?? "no answer good enough"
      let share = (result.ratio?.asShare ?? "–") + (result.isReached ? "\u{a0}✓" : "")
      let miss = result.miss.map { $0 == "missed" ? "" : "; \($0)" } ?? ""
      return
        "| \(result.name)\(miss) | \(share) | \(result.target) | \(result.library.time) | \(best) |"
    }
    let details = results.map { result in
      let error = result.errorName.isEmpty ? "" : " Error: \(result.errorName)."
      let lines =
        ([result.library] + result.peers).map { "- " + $0.line }
        + ["- floor: \(result.floor.asTime)"]
      return "**\(result.name).** \(result.rounds) rounds.\(error)\n\n"
        + lines.joined(separator: "\n")
    }
    return """
      Measured on \(machine.sentence). Beside it: \(peers).

      ## What was measured

      | task | share | goal | library | best peer |
      |---------------------------------|------:|-----:|--------:|------------------------|
      \(rows.joined(separator: "\n"))

      ```{=html}
      \(BenchChart(results: results).figure)
      ```

      Times are medians; a tick after the share says that the goal is met. Below, the middle half of the
      measurements stands in parentheses. The floor is
      the time that the necessary operations take at the rate of a matrix product. A peer whose answer
      is worse than the row allows does not count, however fast it is.

      ## All who took part

      \(details.joined(separator: "\n\n"))

      """
  }
}

extension RowResult.Entry {
  fileprivate var time: String { seconds?.asTime ?? "–" }
}

extension Double {
  /// A number of seconds in a unit that fits, which stays on its line.
  fileprivate var asTime: String {
    self < 10
      ? "\((1000 * self).formatted(decimals: self < 0.1 ? 1 : 0))\u{a0}ms"
      : "\(formatted(decimals: 0))\u{a0}s"
  }
}
