import Foundation
import LinearAlgebra
import Literate
import LowRank

/// What the ridge solution is for one λ.
private struct RidgePoint: Encodable {
  let lambda: Double
  let error: Double
  let residual: Double
  let freedom: Double
  let wrong: Int
  let reads: String
  /// The ink in steps of 1/100, between −1.28 and 1.27.
  let ink: Data
}

private struct RidgeReader: Encodable {
  let sigma: [Double]
  let noise: Double
  let modules: Int
  let printed: Data
  let photo: Data
  let points: [RidgePoint]
}

/// Keeps the path for a reader who moves λ.
func keepPath(
  _ page: Page, _ path: RidgePath<Double>, _ code: BarCode,
  _ photo: Vector<Double>, noise: Double
) throws {
  let norm = code.ink.norm
  let points = try (0...40).map { step -> RidgePoint in
    let lambda = pow(10, -8 + Double(step) / 4)
    let ink = try path.solution(lambda: lambda)
    let modules = BarCode.modules(in: ink)
    return RidgePoint(
      lambda: lambda, error: (ink - code.ink).norm / norm,
      residual: try path.residualNorm(lambda: lambda) / norm,
      freedom: try path.effectiveDegreesOfFreedom(lambda: lambda),
      wrong: zip(modules, code.modules).count { $0 != $1 },
      reads: BarCode.word(modules), ink: hundredths(ink))
  }
  try page.data(
    "ridge-reader",
    RidgeReader(
      sigma: path.limit.svd.singularValues.elements,
      noise: noise * Double(photo.count).squareRoot() / norm,
      modules: code.modules.count, printed: hundredths(code.ink),
      photo: hundredths(photo), points: points),
    zero: 1e-12)
}

private func hundredths(_ ink: Vector<Double>) -> Data {
  Data(
    ink.map {
      UInt8(bitPattern: Int8(min(127, max(-128, (100 * $0).rounded()))))
    })
}
