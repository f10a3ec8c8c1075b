import Foundation
import LinearAlgebra
import Literate

/// The three numbers of the model, as this machine has them.
final class Machine {
  /// Seconds for an operation, in a factorization by reflections.
  let gamma: Double
  /// Seconds until a message without words arrives; none without MPI.
  let alpha: Double?
  /// Seconds more for each word; none without MPI.
  let beta: Double?
  private let exchanged: [[Double]]

  init() throws {
    exchanged = try Measured.messages.lines(ranks: 2) ?? []
    let a = Matrix<Double>(rows: 20_000, columns: 40) { i, j in
      Double((i * 37 + j * 101) % 1009) - 504
    }
    let times = try (0..<3).map { _ in
      try ContinuousClock().measure { _ = try QR(a) } / .seconds(1)
    }
    // R and Q: twice 2mn² operations.
    gamma = (times.min() ?? 0) / (4 * 20_000 * 40 * 40)
    guard let first = exchanged.first, let last = exchanged.last,
      first.count == 2, last.count == 2, last[0] > first[0]
    else {
      (alpha, beta) = (nil, nil)
      return
    }
    alpha = first[1]
    beta = max(0, last[1] - first[1]) / (last[0] - first[0])
  }

  /// The numbers, and the messages they come from.
  func tell(_ page: Page) throws {
    guard let alpha, let beta else {
      page.printMeasured("no mpiexec here: messages are not measured")
      page.printMeasured("an operation, γ: \(nanoseconds(gamma)) ns")
      return
    }
    var table = Table("words", "microseconds", "α + βw")
    for line in exchanged where line.count == 2 {
      table.row(
        "\(Int(line[0]))", (1e6 * line[1]).formatted(decimals: 1),
        (1e6 * (alpha + beta * line[0])).formatted(decimals: 1))
    }
    page.printMeasured(table)
    page.printMeasured("an operation, γ: \(nanoseconds(gamma)) ns")
    page.printMeasured("a word, β: \(nanoseconds(beta)) ns")
    page.printMeasured("a message, α: \(nanoseconds(1e-3 * alpha)) µs")
  }

  private func nanoseconds(_ x: Double) -> String {
    (1e9 * x).formatted(digits: 2)
  }

  /// Strong and weak scaling on the cores at hand, beside the model.
  func scale(_ page: Page) throws {
    guard let alpha, let beta else {
      page.printMeasured("no mpiexec here: scaling is not measured")
      return
    }
    let model = Model(alpha: alpha, beta: beta, gamma: gamma)
    let n = Measured.columns
    var table = Table(
      "ranks", "strong, rows", "ms", "model", "weak, rows", "ms", "model")
    for ranks in [1, 2, 4] {
      var cells = ["\(ranks)"]
      for kind in [Measured.strong, .weak] {
        guard let line = try kind.lines(ranks: ranks)?.first, line.count == 2
        else { continue }
        let expected = model.tree(rows: line[0], columns: n, ranks: ranks)
        cells += [
          "\(Int(line[0]))", (1e3 * line[1]).formatted(digits: 3),
          (1e3 * expected).formatted(digits: 3),
        ]
      }
      guard cells.count == 7 else { continue }
      table.row(
        cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6])
    }
    let cores = ProcessInfo.processInfo.activeProcessorCount
    page.printMeasured("R of rows × \(n), on \(cores) cores")
    page.printMeasured(table)
  }
}
