import LinearAlgebra
import Literate

extension Picture {
  /// What k layers cost and what they show.
  func compression(_ page: Page) throws {
    let (m, n) = (gray.rows, gray.columns)
    let sigma = svd.singularValues
    var table = Table("k", "stored", "ratio", "Σσ² kept", "Σσ kept", "PSNR")
    var panels: [Image] = []
    for k in ranks {
      // snippet.row
      let kept = sigma[0..<k]
      let stored = k * (m + n + 1)
      let energy = share(kept.dot(kept), of: sigma.dot(sigma))
      let sum = share(kept.reduce(0, +), of: sigma.reduce(0, +))
      let picture = compressed(to: k)
      let quality = psnr(picture, of: gray)
      // snippet.end
      let ratio = Double(stored) / Double(m * n)
      table.row(
        "\(k)", "\(stored)", ratio.formatted(decimals: 3),
        percent(energy, decimals: 2), percent(sum, decimals: 2),
        decibels(quality))
      panels.append(Image(gray: picture))
      if k == 20 || k == 100 {
        page.record("psnr\(k)", quality, decimals: 1)
        page.record("ratio\(k)", percent(ratio))
        page.record("energy\(k)", percent(energy, decimals: 2))
        page.record("sum\(k)", percent(sum))
      }
    }
    page.print(table)
    page.record("stored-pixels", m * n)
    page.record("full", full)
    let breakEven = Double(m * n) / Double(m + n + 1)
    page.record("break-even", breakEven, decimals: 1)
    page.record(
      "full-ratio",
      (Double(full * (m + n + 1)) / Double(m * n)).formatted(decimals: 3))
    try page.figure("panels", rowsOfPanels(panels))
    try keepLayers(page)
  }

  /// Two rows of three, or all in one row if there are fewer.
  private func rowsOfPanels(_ panels: [Image]) -> [[Image]] {
    panels.count == 6
      ? [Array(panels.prefix(3)), Array(panels.suffix(3))] : [panels]
  }
}
