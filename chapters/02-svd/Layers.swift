import LinearAlgebra
import Literate

extension Picture {
  /// The first layers one by one, and their sums.
  func layers(_ page: Page) throws {
    let shown = min(4, full)
    var (single, sums): ([Image], [Image]) = ([], [])
    var table = Table("k", "σₖ", "share of σ²", "share so far")
    let sigma = svd.singularValues
    let total = sigma.dot(sigma)
    for k in 0..<shown {
      let layer = sigma[k] * svd.u[column: k].outer(svd.v[column: k])
      single.append(Image(gray: k == 0 ? layer : centered(layer)))
      sums.append(Image(gray: sum(ofLayers: k + 1)))
      let kept = sigma[0..<(k + 1)]
      table.row(
        "\(k + 1)", sigma[k].formatted(digits: 5),
        percent(share(sigma[k] * sigma[k], of: total), decimals: 2),
        percent(share(kept.dot(kept), of: total), decimals: 2))
    }
    page.print("\(gray.shape) pixels")
    page.print(table)
    page.record("rows", gray.rows)
    page.record("columns", gray.columns)
    try page.figure("layers", [single, sums])
  }

  /// Zero in the middle of gray, the largest magnitude at black or white.
  private func centered(_ layer: Matrix<Double>) -> Matrix<Double> {
    128 + 127 * layer / max(layer.maxNorm, .leastNormalMagnitude)
  }
}

private func + (offset: Double, a: Matrix<Double>) -> Matrix<Double> {
  a.map { offset + $0 }
}
