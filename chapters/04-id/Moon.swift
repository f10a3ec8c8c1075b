import Foundation
import LinearAlgebra

/// A moon to photograph for a month: a ball with dark plains and craters,
/// lit by a sun that travels around it.
struct Moon {
  /// The side of the square photo in pixels.
  let size: Int
  private let ground: [Ground?]

  /// What a pixel shows.
  private struct Ground {
    let normal: (x: Double, y: Double, z: Double)
    let albedo: Double
  }

  init(size: Int, using random: inout SplitMix64) {
    self.size = size
    let relief = Relief(using: &random)
    ground = (0..<(size * size)).map { pixel in
      let x = 2.1 * ((Double(pixel / size) + 0.5) / Double(size) - 0.5)
      let y = 2.1 * (0.5 - (Double(pixel % size) + 0.5) / Double(size))
      guard x * x + y * y < 1 else { return nil }  // the sky
      let z = (1 - x * x - y * y).squareRoot()
      let slope = relief.slope(x, y)
      let n = (x - slope.x * z, y - slope.y * z, z)
      let length = (n.0 * n.0 + n.1 * n.1 + n.2 * n.2).squareRoot()
      return Ground(
        normal: (n.0 / length, n.1 / length, n.2 / length),
        albedo: relief.albedo(x, y))
    }
  }

  // snippet.photo
  /// The photo at an age of the moon from 0, new, over ½, full, to 1.
  ///
  /// Lambert's law: brightness is the cosine of the angle at which light
  /// falls in, and nothing where the ground faces away.
  func photo(age: Double) -> Vector<Double> {
    let (right, front) = (sin(2 * .pi * age), -cos(2 * .pi * age))
    return Vector(
      ground.map { ground in
        guard let ground else { return 0 }
        let cosine = ground.normal.x * right + ground.normal.z * front
        return 245 * ground.albedo * max(0, cosine)
      })
  }
  // snippet.end

  /// A photo as a picture, every pixel twice as wide and high.
  func picture(_ photo: Vector<Double>) -> Matrix<Double> {
    Matrix(rows: 2 * size, columns: 2 * size) { i, j in
      photo[j / 2 * size + i / 2]
    }
  }
}

/// Craters and plains.
private struct Relief {
  private let craters: [(x: Double, y: Double, radius: Double)]
  private let plains = [
    (-0.35, 0.45, 0.32), (0.28, 0.38, 0.24), (0.45, 0.05, 0.22),
    (-0.55, 0.0, 0.30), (0.70, 0.30, 0.13), (-0.20, -0.30, 0.20),
  ]

  init(using random: inout SplitMix64) {
    craters = (0..<45).map { _ in
      let angle = 2 * .pi * random.uniform()
      let reach = 0.95 * random.uniform().squareRoot()
      let small = random.uniform()
      return (
        reach * cos(angle), reach * sin(angle),
        0.025 + 0.09 * small * small * small
      )
    }
  }

  /// How steeply the ground rises to the right and upward.
  func slope(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    var slope = (x: 0.0, y: 0.0)
    for crater in craters {
      let (dx, dy) = (x - crater.x, y - crater.y)
      let distance = hypot(dx, dy)
      let t = distance / crater.radius
      if t > 2 || t == 0 { continue }
      // A ring-shaped rim around a round floor.
      let floor = 8 * t * exp(-4 * t * t)
      let rim = 16 * (t - 1) * exp(-8 * (t - 1) * (t - 1))
      let rise = 0.35 * (floor - rim)
      slope.x += rise * dx / distance
      slope.y += rise * dy / distance
    }
    return slope
  }

  /// The share of light that the ground throws back.
  func albedo(_ x: Double, _ y: Double) -> Double {
    let dark = plains.map { plain in
      let distance = hypot(x - plain.0, 1.15 * (y - plain.1)) / plain.2
      return 0.42 / (1 + exp(10 * (distance - 1)))
    }
    return max(0.4, 1 - dark.reduce(0, +))
  }
}
