import Foundation
import LinearAlgebra
import Literate
import LowRank

func meetGhosts(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  // Three values stand out from a crowd below 0.7.
  let sigma = Vector<Double>(
    [1, 0.9, 0.8] + (0..<97).map { 0.7 - 0.007 * Double($0) })
  let a = try Matrix.random(
    rows: 120, columns: 100, singularValues: sigma, using: &random)
  let start = Vector((0..<100).map { _ in random.gaussian() })
  let steps = 60
  let plain = plainLanczos(a, start: start, steps: steps)
  let careful = carefulLanczos(a, start: start, steps: steps)
  var table = Table(
    "steps", "copies, plain", "careful", "digits, plain", "careful")
  for j in [10, 20, 28, 35, 45, 60] {
    let cells = try [plain, careful].map { run in
      let values = try run.b(j).singularValues()
      let counts = [1, 0.9, 0.8].map { s in
        "\(values.filter { abs($0 - s) < 1e-6 }.count)"
      }
      return (counts.joined(separator: ", "), digits(run.overlap(j)))
    }
    table.row("\(j)", cells[0].0, cells[1].0, cells[0].1, cells[1].1)
  }
  page.print("values of B at 1, at 0.9 and at 0.8; digits to which VᵀV = I")
  page.print(table)
  try page.figure(
    "ghosts", try countChart(plain, careful, steps),
    try overlapChart(plain, careful, steps))
}

/// How many digits are left, from a table of words that does not tremble.
private func digits(_ overlap: Double) -> String {
  switch overlap {
  case ..<1e-12: "all"
  case ..<1e-9: "many"
  case ..<1e-2: "some"
  default: "none"
  }
}

private func countChart(
  _ plain: Bidiagonalization, _ careful: Bidiagonalization, _ steps: Int
) throws -> Plot {
  let x = (1...steps).map(Double.init)
  func counts(_ run: Bidiagonalization) throws -> [Double] {
    try (1...steps).map { j in
      Double(try run.b(j).singularValues().filter { $0 > 0.75 }.count)
    }
  }
  return Plot(
    x: Axis("steps"), y: Axis("values of B above 0.75", range: 0...9),
    .line("plain", x: x, try counts(plain)),
    .line("reorthogonalized", x: x, try counts(careful))
  ).with(key: .topLeft, aspect: 1)
}

private func overlapChart(
  _ plain: Bidiagonalization, _ careful: Bidiagonalization, _ steps: Int
) throws -> Plot {
  let x = (2...steps).map(Double.init)
  let residuals = try (2...steps).map { j in
    let p = try SVD(plain.b(j)).u
    return plain.betas[j - 1] * abs(p[j - 1, 0])
  }
  return Plot(
    x: Axis("steps"), y: Axis("", .logarithmic, range: 1e-17...10),
    .line("|VᵀV − I|, plain", x: x, x.map { plain.overlap(Int($0)) }),
    .line("|VᵀV − I|, reorth.", x: x, x.map { careful.overlap(Int($0)) }),
    .dashed("remainder of σ₁, plain", x: x, residuals)
  ).with(key: .none, aspect: 1)
}
