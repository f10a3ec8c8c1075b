internal import Foundation
public import LinearAlgebra

/// A short video: the scene as evening falls, with a boat that sails across the lake.
///
/// ```swift
/// let video = Evening().frames   // 96 × 128 × 48, gray values from 0 to 255
/// ```
///
/// Day fades into dusk, which takes two or three frames to describe, a lamp is lit in the house, and
/// the boat is somewhere else in every frame. So the frames are alike, and not quite.
public struct Evening: Sendable {
  /// Gray values, rows × columns × frames.
  public let frames: Tensor<Double>

  /// Renders the video.
  ///
  /// - Precondition: All sizes are positive.
  /// - Complexity: O(rows × columns × frames)
  public init(rows: Int = 96, columns: Int = 128, count: Int = 48) {
    demand(
      rows > 0 && columns > 0 && count > 0,
      "a video cannot be \(rows) × \(columns) × \(count)")
    let day = Scene(rows: rows, columns: columns).gray
    frames = Tensor(
      slices: (0..<count).map { frame in
        let time = (Double(frame) + 0.5) / Double(count)
        return Matrix(rows: rows, columns: columns) { i, j in
          Evening.value(day, i, j, time: time)
        }
      })
  }

  private static func value(_ day: Matrix<Double>, _ i: Int, _ j: Int, time: Double) -> Double {
    let scale = Double(day.rows)
    let corner = Point(Double(j), Double(i)) / scale
    let center = corner + Point(0.5, 0.5) / scale
    let dusk = smoothStep(0.15, 0.95, time)
    let glow = 70 * exp(-pow((center.y - 0.30) / 0.11, 2))
    var value = mix(day[i, j], 0.28 * day[i, j] + glow, dusk)
    value += lamp(at: center) * smoothStep(0.55, 0.65, time)
    let boat = Boat(position: Point(mix(0.36, 0.92, time), 0.70 + 0.004 * sin(40 * time)))
    for sample in 0..<16 {
      let offset = Point(Double(sample % 4) + 0.5, Double(sample / 4) + 0.5) / (4 * scale)
      if let light = boat.light(at: corner + offset) {
        value += (light * (1 - 0.6 * dusk) - value) / 16
      }
    }
    return min(255, max(0, value)).rounded()
  }

  /// The light of the lamp: a bright window and its halo.
  private static func lamp(at p: Point) -> Double {
    let distance = hypot(p.x - 1.10, p.y - 0.785)
    return 130 * exp(-pow(distance / 0.025, 2)) + 45 * exp(-pow(distance / 0.10, 2))
  }

  private static func mix(_ a: Double, _ b: Double, _ share: Double) -> Double {
    a + (b - a) * share
  }
}

/// A hull and a sail.
private struct Boat {
  /// The middle of the waterline.
  let position: Point

  /// The brightness of the boat at a point, if it is there.
  func light(at p: Point) -> Double? {
    let (x, y) = (p.x - position.x, position.y - p.y)
    if y > 0 && y < 0.022 && abs(x) < 0.045 + 0.6 * y { return 60 }
    // The sail rises from the stern to the mast and falls to the bow.
    if y > 0.026 && y < 0.135 - 1.9 * abs(x - 0.008) { return 245 }
    return nil
  }
}
