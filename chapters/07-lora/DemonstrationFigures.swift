import LinearAlgebra
import Literate
import LowRank

func drawDemonstration(_ page: Page, _ update: PlantedUpdate) throws {
  try drawSpectrum(page, update.svd)
  try drawErrors(page, update)
  try drawCorner(page, update)
}

private func drawSpectrum(_ page: Page, _ svd: SVD<Double>) throws {
  let sigma = svd.singularValues.prefix(50).map { max($0, 1e-13) }
  let energies = try (1...50).map { try svd.energyFraction(rank: $0) }
  var values = Plot(
    x: Axis("k"), y: Axis("σₖ", .logarithmic, range: 1e-14...1e5),
    .linePoints("σ", sigma))
  var shares = Plot(
    x: Axis("r"), y: Axis("share of Σσ²", range: 0...1.1),
    .line("energy", energies))
  (values.aspect, shares.aspect) = (1.2, 1.2)
  (values.key, shares.key) = (.none, .none)
  try page.figure("demo-spectrum", values, shares)
}

private func drawErrors(_ page: Page, _ update: PlantedUpdate) throws {
  let xs = PlantedUpdate.ranks.map(Double.init)
  let parameters = xs.map { $0 * 2000 }
  var plots = [
    Plot(
      x: Axis("r"), y: Axis("relative error", range: 0...1),
      .linePoints("error", x: xs, update.errors)),
    Plot(
      x: Axis("r"), y: Axis("parameters", .logarithmic, range: 1e3...1e7),
      .dashed("the whole matrix", x: xs, xs.map { _ in 1e6 }),
      .linePoints("B and A", x: xs, parameters)),
    Plot(
      x: Axis("r"), y: Axis("share", .logarithmic, range: 1e-3...1),
      .linePoints("share", x: xs, parameters.map { $0 / 1e6 })),
  ]
  for i in plots.indices {
    plots[i].aspect = 0.9
    if i != 1 { plots[i].key = .none }
  }
  try page.figure("demo-errors", plots)
}

/// The first 100 rows and columns of the update and of approximations.
private func drawCorner(_ page: Page, _ update: PlantedUpdate) throws {
  let size = update.matrix[rows: 0..<100][columns: 0..<100].maxNorm
  func picture(_ matrix: Matrix<Double>) -> Image {
    let corner = matrix[rows: 0..<100][columns: 0..<100]
    return Image(
      gray: Matrix(rows: 300, columns: 300) { i, j in
        127.5 + 255 * corner[i / 3, j / 3] / size
      })
  }
  let nearest = try [1, 3, 10].map { r in
    picture(Matrix(try update.svd.truncated(toRank: r)))
  }
  try page.figure(
    "demo-update",
    [[picture(update.matrix), nearest[0]], [nearest[1], nearest[2]]])
}
