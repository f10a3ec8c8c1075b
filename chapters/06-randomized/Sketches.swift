import Gallery
import LinearAlgebra
import Literate
import LowRank

func compareSketches(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let size = 30
  let draws = 20
  let picture = Scene(rows: 192, columns: 256).gray
  let examples = [picture, try rareColumns(using: &random)]
  let kinds: [(String, Sketch)] = [
    ("Gaussian", .gaussian), ("sparse signs", .sparseSign()),
    ("trigonometric", .trigonometric),
  ]
  var table = Table("sketch", "picture", "rare columns")
  for (name, kind) in kinds {
    let errors = try examples.map { a in
      try (0..<draws).map { _ in
        let q = try rangeFinder(
          a, size: size, powerIterations: 0, sketch: kind, using: &random)
        return a.outside(q).frobeniusNorm / a.frobeniusNorm
      }.mean
    }
    table.row(
      name, errors[0].formatted(decimals: 3), errors[1].formatted(decimals: 3))
  }
  let errors = try examples.map { a in
    try (0..<draws).map { _ in
      let some = Array((0..<a.columns).shuffled(using: &random).prefix(size))
      return a.outside(try QR(a[columns: some]).q).frobeniusNorm
        / a.frobeniusNorm
    }.mean
  }
  table.row(
    "columns of A", errors[0].formatted(decimals: 3),
    errors[1].formatted(decimals: 3))
  page.print(table)
  page.record("sketches-columns", percent(errors[1], decimals: 0))
}

/// A matrix of little noise, and ten columns of it that are not small.
private func rareColumns(
  using random: inout SplitMix64
) throws -> Matrix<Double> {
  let sizes = Vector((0..<400).map { $0 % 40 == 7 ? 1 : 1e-3 })
  return Matrix.gaussian(rows: 200, columns: 400, using: &random)
    .scaled(columnsBy: sizes)
}
