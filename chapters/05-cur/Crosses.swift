import LinearAlgebra
import Literate
import LowRank

/// Places that send and places that receive, in two squares side by side.
struct Charges {
  let sources: Matrix<Double>
  let targets: Matrix<Double>

  init(_ count: Int, using generator: inout SplitMix64) {
    sources = .random(rows: 2, columns: count, using: &generator)
    targets = .random(rows: 2, columns: count, using: &generator)
  }

  // snippet.potential
  /// The potential that source j has at target i: one over the distance.
  func potential(_ i: Int, _ j: Int) -> Double {
    let right = 1.5 + targets[0, i] - sources[0, j]
    let up = targets[1, i] - sources[1, j]
    return 1 / (right * right + up * up).squareRoot()
  }
  // snippet.end
}

func addCrosses(_ page: Page) throws {
  try drawCrossStep(page)
  var generator = SplitMix64(seed: page.seed)
  let charges = Charges(500, using: &generator)
  let full = Matrix(rows: 500, columns: 500, element: charges.potential)
  let sigma = try SVD(full)
  var table = Table(
    "ε", "crosses", "entries read", "share", "error", "rank that SVD needs")
  for exponent in [1, 2, 4, 6, 8] {
    // snippet.cross
    let cross = try AdaptiveCrossApproximation(
      rows: 500, columns: 500, relativeError: .exp10(-Double(exponent)),
      using: &generator, entry: charges.potential)
    // snippet.end
    let error = relativeError(Matrix(cross.approximation), of: full)
    try page.claim(
      "The errors are below the ε that was asked for, or near it.",
      error <= 2 * .exp10(-Double(exponent)))
    table.row(
      "1e-\(exponent)", "\(cross.rowIndices.count)", "\(cross.entriesRead)",
      percent(Double(cross.entriesRead) / 250_000), shown(error, digits: 2),
      "\(try sigma.rank(forRelativeError: .exp10(-Double(exponent))))")
  }
  page.print(table)
  try large(page, &generator)
  try draw(charges, full, sigma, page)
}

/// A matrix with a hundred million entries, nearly all of them never asked.
private func large(_ page: Page, _ generator: inout SplitMix64) throws {
  let many = Charges(10_000, using: &generator)
  let cross = try AdaptiveCrossApproximation(
    rows: 10_000, columns: 10_000, relativeError: 1e-4, using: &generator,
    entry: many.potential)
  let share = Double(cross.entriesRead) / 1e8
  page.print()
  page.print(
    "10000 × 10000, ε = 1e-4: \(cross.rowIndices.count) crosses, "
      + "\(cross.entriesRead) entries read")
  page.record("large-read", cross.entriesRead)
  page.record("large-share", percent(share, decimals: 2))
}

private func draw(
  _ charges: Charges, _ full: Matrix<Double>, _ svd: SVD<Double>, _ page: Page
) throws {
  let cross = try AdaptiveCrossApproximation(
    rows: 500, columns: 500, rank: 24, entry: charges.potential)
  let norm = full.frobeniusNorm
  let (left, right) = (cross.approximation.left, cross.approximation.right)
  let ranks = Array(1...24)
  let errors = ranks.map { k in
    relativeError(left[columns: 0..<k] * right[rows: 0..<k], of: full)
  }
  let floor = try ranks.map { try svd.truncationError(rank: $0) / norm }
  func places(_ points: Matrix<Double>, _ at: [Int], _ shift: Double)
    -> (x: [Double], y: [Double])
  {
    (at.map { points[0, $0] + shift }, at.map { points[1, $0] })
  }
  let everyone = Array(0..<500)
  let sources = places(charges.sources, everyone, 0)
  let targets = places(charges.targets, everyone, 1.5)
  let chosenSources = places(
    charges.sources, Array(cross.columnIndices.prefix(12)), 0)
  let chosenTargets = places(
    charges.targets, Array(cross.rowIndices.prefix(12)), 1.5)
  var map = Plot(
    x: Axis("", range: -0.1...2.6), y: Axis("", range: -0.2...1.9),
    .points(
      "sources and targets", x: sources.x + targets.x, sources.y + targets.y),
    .points(
      "the first twelve pivots", x: chosenSources.x + chosenTargets.x,
      chosenSources.y + chosenTargets.y))
  map.isIsotropic = true
  try page.figure(
    "crosses", map.with(key: .topLeft, aspect: 1.4),
    Plot(
      x: Axis("k"), y: Axis("relative error", .logarithmic, range: 1e-8...1),
      .linePoints("k crosses", errors), .dashed("SVD of rank k", floor)
    ).with(key: .bottomLeft, aspect: 1.1))
}
