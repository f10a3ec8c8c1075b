import Gallery
import LinearAlgebra
import Literate
import LowRank

// snippet.inverse
/// The wrong way to the right formula: Z = (CᵀC)⁻¹CᵀM.
func coefficientsByInverse(
  _ c: Matrix<Double>, _ m: Matrix<Double>
) throws -> Matrix<Double> {
  let inverse = try LU(c.gram()).solve(.identity(c.columns))
  return inverse * (c.transpose * m)
}
// snippet.end

func invertGram(_ page: Page) throws {
  let m = Matrix<Double>.hilbert(60)
  let norm = m.frobeniusNorm
  let sigma = try SVD(m)
  let ranks = Array(1...13)
  var curves: [[Double]] = [[], [], []]
  var table = Table("k", "R₁₁T = R₁₂", "(CᵀC)⁻¹CᵀM", "truncated SVD")
  for k in ranks {
    let id = try InterpolativeDecomposition(m, rank: k)
    let wrong = try coefficientsByInverse(id.skeleton, m)
    let errors = [
      (m - Matrix(id)).frobeniusNorm / norm,
      (m - id.skeleton * wrong).frobeniusNorm / norm,
      try sigma.truncationError(rank: k) / norm,
    ]
    for i in 0..<3 { curves[i].append(errors[i]) }
    if !k.isMultiple(of: 2) {
      let cells = errors.map { $0.formatted(digits: 2) }
      // Beyond a factor of ten it is rounding that decides the digits.
      let wrongCell = errors[1] > 10 * errors[0] ? "lost" : cells[1]
      table.row("\(k)", cells[0], wrongCell, cells[2])
    }
  }
  page.print(table)
  let xs = ranks.map(Double.init)
  var plot = Plot(
    x: Axis("k", range: 0.5...13.5),
    y: Axis("relative error", .logarithmic, range: 1e-14...1e6),
    .linePoints("triangular solve", x: xs, curves[0]),
    .linePoints("inverse of CᵀC", x: xs, curves[1]),
    .dashed("truncated SVD", x: xs, curves[2]))
  plot.key = .topLeft
  try page.figure("inverse", plot)
}
