import Foundation
import Gallery
import LinearAlgebra
import Literate
import LowRank

/// What the library makes of one frame, for ranks of the three modes.
private struct FrameError: Encodable {
  let ranks: [Int]
  let frame: Int
  let error: Double
}

private struct TouchedVideo: Encodable {
  let sizes: [Int]
  /// The numbers of the frames that are kept, and their gray values, one
  /// frame after the other, column by column.
  let kept: [Int]
  let gray: Data
  let ranks: [Int]
  let core: Coarse
  let factors: [Coarse]
  /// Ranks to choose from in each mode, and for each choice the relative
  /// error, the last mode's running fastest.
  let stops: [[Int]]
  let errors: [Double]
  let checks: [FrameError]
}

/// Numbers as multiples of a unit, in two bytes each, the lower one first.
private struct Coarse: Encodable {
  let unit: Double
  let multiples: Data

  init(_ numbers: [Double]) {
    let unit = (numbers.map(\.magnitude).max() ?? 0) / 32_767
    self.unit = unit
    multiples = Data(
      numbers.flatMap { number in
        let bits = UInt16(bitPattern: Int16((number / unit).rounded()))
        return [UInt8(bits & 255), UInt8(bits >> 8)]
      })
  }
}

/// Keeps a core of a small copy of the video, for a reader who cuts it down.
func keepCore(_ page: Page) throws {
  let video = Evening(rows: 48, columns: 64, count: 24).frames
    .map { $0.rounded() }
  let stops = [
    [1, 2, 3, 4, 6, 8, 12, 16, 24], [1, 2, 4, 6, 8, 12, 16, 24, 32],
    [1, 2, 3, 4, 6, 8, 12],
  ]
  // A part of the core is the core for smaller ranks.
  let tucker = try HOSVD(video, ranks: [24, 32, 12]).tucker
  let kept = Array(stride(from: 1, to: 24, by: 2))
  let checks = [[24, 32, 12], [8, 8, 4], [16, 6, 2], [2, 12, 8]].enumerated()
  try page.data(
    "evening-core",
    TouchedVideo(
      sizes: video.sizes, kept: kept,
      gray: Data(
        kept.flatMap { video.slice($0).elements.map { UInt8($0) } }),
      ranks: tucker.ranks, core: Coarse(tucker.core.elements),
      factors: tucker.factors.map { Coarse($0.elements) }, stops: stops,
      errors: errors(of: tucker.core, for: video.frobeniusNorm, stops),
      checks: checks.map { index, ranks in
        let frame = 3 * index
        let part = Tensor(leading(ranks, of: tucker)).slice(kept[frame])
        let original = video.slice(kept[frame])
        return FrameError(
          ranks: ranks, frame: frame,
          error: (original - part).frobeniusNorm / original.frobeniusNorm)
      }))
}

/// The relative error of every choice of ranks: as the factors are
/// orthonormal, ‖X − X̂‖² = ‖X‖² − ‖G‖².
private func errors(
  of core: Tensor<Double>, for norm: Double, _ stops: [[Int]]
) -> [Double] {
  stops[0].flatMap { rows in
    stops[1].flatMap { columns in
      stops[2].map { frames in
        let part = leading([rows, columns, frames], of: core).frobeniusNorm
        return (1 - part * part / (norm * norm)).squareRoot()
      }
    }
  }
}

private func leading(
  _ ranks: [Int], of core: Tensor<Double>
) -> Tensor<Double> {
  Tensor(
    slices: (0..<ranks[2]).map {
      core.slice($0)[rows: 0..<ranks[0]][columns: 0..<ranks[1]]
    })
}

private func leading(
  _ ranks: [Int], of tucker: Tucker<Double>
) -> Tucker<Double> {
  Tucker(
    core: leading(ranks, of: tucker.core),
    factors: zip(tucker.factors, ranks).map { $0[columns: 0..<$1] })
}
