import Foundation
import LinearAlgebra
import Literate
import LowRank

/// The first layers of a picture in bytes, and what all of them weigh.
private struct PictureLayers: Encodable {
  let rows: Int
  let columns: Int
  let sigma: [Double]
  /// The relative error after each layer.
  let error: [Double]
  /// Columns of U and V, each in units of its largest entry / 127.
  let left: Data
  let right: Data
  /// What a product of two such bytes stands for, layer by layer.
  let scales: [Double]
}

extension Picture {
  /// Keeps layers for a reader who moves the rank.
  func keepLayers(_ page: Page, count: Int = 100) throws {
    let signed = svd.withFixedSigns()
    let count = min(count, full - 1)
    if count < 1 { return }
    let sigma = signed.singularValues
    let (left, leftUnits) = bytes(signed.u, count)
    let (right, rightUnits) = bytes(signed.v, count)
    let total = sigma.norm
    try page.data(
      "picture-layers",
      PictureLayers(
        rows: gray.rows, columns: gray.columns, sigma: sigma.elements,
        error: (1...count).map { sigma[$0..<full].norm / total },
        left: left, right: right,
        scales: (0..<count).map {
          sigma[$0] * leftUnits[$0] * rightUnits[$0]
        }))
  }

  private func bytes(
    _ factor: Matrix<Double>, _ count: Int
  ) -> (Data, units: [Double]) {
    var data = Data()
    var units: [Double] = []
    for j in 0..<count {
      let column = factor[column: j]
      let unit = column.map(\.magnitude).reduce(0, max) / 127
      units.append(unit)
      data.append(
        contentsOf: column.map {
          UInt8(bitPattern: Int8(($0 / unit).rounded()))
        })
    }
    return (data, units)
  }
}
