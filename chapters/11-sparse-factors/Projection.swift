import LinearAlgebra
import Literate
import LowRank

func projection(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let w = Matrix<Double>.gaussian(rows: 64, columns: 64, using: &generator)
  // snippet.projection
  let layout = MonarchLayout(
    rows: 64, columns: 64, rowGroups: 8, columnBlocks: 8)
  let closest = try MonarchMatrix(projecting: w, layout)
  var lost = 0.0
  for group in 0..<8 {
    for block in 0..<8 {
      let slice = w.slice(layout, group: group, block: block)
      let sigma = try slice.singularValues()
      lost += sigma.dropFirst().reduce(0) { $0 + $1 * $1 }
    }
  }
  // snippet.end
  let rest = w - Matrix(closest)
  let error = rest.frobeniusNorm
  page.print("‖W − M‖²: \((error * error).formatted(decimals: 3))")
  page.print(
    "all σ² of the slices but the first: \(lost.formatted(decimals: 3))")
  page.record(
    "lost-share", error * error / (w.frobeniusNorm * w.frobeniusNorm),
    decimals: 3)
  var least = Double.infinity
  for _ in 0..<1000 {
    let other = MonarchMatrix<Double>.gaussian(layout, using: &generator)
    least = min(least, distance(from: w, alongMultiplesOf: Matrix(other)))
  }
  try page.claim("A thousand random ones are farther.", least > error)
  try page.claim(
    "No small change of a block brings it nearer.",
    slope(closest, rest) < 1e-12 * w.frobeniusNorm)
  let planted = MonarchMatrix<Double>.gaussian(layout, using: &generator)
  let found = try MonarchMatrix(projecting: Matrix(planted), layout)
  try page.claim(
    "A Monarch matrix is its own projection.",
    Matrix(planted).distance(to: Matrix(found)) < 1e-13)
}

/// The least distance of a matrix from a multiple of another one.
private func distance(
  from w: Matrix<Double>, alongMultiplesOf m: Matrix<Double>
) -> Double {
  let inner = zip(w.elements, m.elements).reduce(0) { $0 + $1.0 * $1.1 }
  let norm = m.frobeniusNorm
  return (w - (inner / (norm * norm)) * m).frobeniusNorm
}

/// The largest entry of the error's derivative in the blocks of both factors.
private func slope(
  _ m: MonarchMatrix<Double>, _ rest: Matrix<Double>
) -> Double {
  var largest = 0.0
  for group in 0..<m.layout.rowGroups {
    for block in 0..<m.layout.columnBlocks {
      let slice = rest.slice(m.layout, group: group, block: block)
      let column = m.leftBlock(group)[column: block]
      let row = m.rightBlock(block)[row: group]
      let slopes = (slice * row).elements + (slice.transpose * column).elements
      largest = max(largest, slopes.map(\.magnitude).max() ?? 0)
    }
  }
  return largest
}
