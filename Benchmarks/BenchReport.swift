import Foundation
import LinearAlgebra

/// All rows as JSON, as a table for the book, and as a chart.
struct BenchReport: Codable {
  let machine: Machine
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
      let best = result.best.map { "\($0.name), \($0.milliseconds)" } ?? "no answer good enough"
      let share = result.ratio?.formatted(decimals: 2) ?? "–"
      let mark = result.isReached ? "yes" : "no"
      return "| \(result.name) | \(result.library.milliseconds) | \(best) | \(share) |"
        + " \(result.target) | \(mark) | \((1000 * result.floor).formatted(decimals: 1)) ms |"
    }
    let details = results.map { result in
      let error = result.errorName.isEmpty ? "" : " Error: \(result.errorName)."
      let lines = ([result.library] + result.peers).map { "- " + $0.line }
      return "**\(result.name).** \(result.rounds) rounds.\(error)\n\n"
        + lines.joined(separator: "\n")
    }
    return """
      Measured on \(machine.sentence).

      ## What was measured

      | task | this library | best peer | share | goal | met | floor |
      |------------------------------|---------:|------------------------|------:|------:|------|-------:|
      \(rows.joined(separator: "\n"))

      ```{=html}
      \(BenchChart(results: results).figure)
      ```

      Times are medians; the middle half of the measurements stands in parentheses below. The floor is
      the time that the necessary operations take at the rate of a matrix product. A peer whose answer
      is worse than the row allows does not count, however fast it is.

      ## All who took part

      \(details.joined(separator: "\n\n"))

      """
  }
}

extension RowResult.Entry {
  fileprivate var milliseconds: String {
    seconds.map { "\((1000 * $0).formatted(decimals: 1)) ms" } ?? "–"
  }
}
