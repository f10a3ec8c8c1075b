import LinearAlgebra
import Literate

extension Picture {
  /// Keeps layers for a reader who moves the rank.
  func keepLayers(_ page: Page) throws {
    let signed = svd.withFixedSigns()
    let sigma = signed.singularValues
    let count = min(100, full)
    try page.data(
      "picture-layers",
      PictureLayers(
        count, left: signed.u, right: signed.v.scaled(columnsBy: sigma),
        sizeName: "σₖ", sizes: sigma,
        errors: (1...count).map { sigma[$0..<full].norm / sigma.norm }))
  }
}
