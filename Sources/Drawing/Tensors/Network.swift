/// A core with its legs: a tensor as a disk, and one line a mode.
public struct Core: Shape {
  /// Where a leg goes.
  public enum Direction: Sendable {
    /// To the left.
    case left
    /// To the right.
    case right
    /// Upwards.
    case up
    /// Downwards.
    case down

    var step: Point {
      switch self {
      case .left: Point(-1, 0)
      case .right: Point(1, 0)
      case .up: Point(0, -1)
      case .down: Point(0, 1)
      }
    }
  }

  /// One mode of a core: its size, and the matrix that it is multiplied by, if there is one.
  public struct Leg: Sendable {
    let direction: Direction
    let size: Label
    let factor: (name: Label, size: Label)?

    /// A free leg with the size of its mode.
    public static func free(_ direction: Direction, _ size: Label) -> Leg {
      Leg(direction: direction, size: size, factor: nil)
    }

    /// A leg that ends in a matrix, which has a leg of its own.
    public static func through(
      _ direction: Direction, _ bond: Label, _ factor: Label, _ size: Label
    ) -> Leg {
      Leg(direction: direction, size: bond, factor: (factor, size))
    }
  }

  let name: Label
  let legs: [Leg]

  /// A core with these legs.
  public init(_ name: Label, _ legs: Leg...) {
    self.name = name
    self.legs = legs
  }

  /// The core; its axis is that of its disk.
  public var picture: Picture {
    var picture = Picture(
      body: Box(
        left: -Network.radius, top: -Network.radius, right: Network.radius, bottom: Network.radius))
    for leg in legs {
      let bond = leg.factor == nil ? Network.leg : Network.bond
      let step = leg.direction.step
      let end = bond * step
      guard let factor = leg.factor else {
        Network.drawLeg(from: Point(0, 0), leg.direction, leg.size, in: &picture)
        continue
      }
      picture.draw([Point(0, 0), end], .outline)
      Network.name(bond: leg.size, from: Point(0, 0), to: end, in: &picture)
      Network.drawLeg(from: end, leg.direction, factor.size, in: &picture)
      Network.drawDisk(factor.name, at: end, .second, in: &picture)
    }
    Network.drawDisk(name, at: Point(0, 0), .first, in: &picture)
    return picture
  }
}

/// A train: cores in a row, each joined to the next, each with a leg for its mode.
public struct Train: Shape {
  let cores: [Label]
  let modes: [Label]
  let ranks: [Label]

  /// Cores from left to right; between the cores stand the ranks, one fewer, and under each its mode's size.
  public init(_ cores: [Label], modes: [Label], ranks: [Label]) {
    self.cores = cores
    self.modes = modes
    self.ranks = ranks
  }

  /// The train on one axis.
  public var picture: Picture {
    let radius = Network.radius
    let last = Network.bond * Double(max(cores.count - 1, 0))
    var picture = Picture(
      body: Box(left: -radius, top: -radius, right: last + radius, bottom: radius))
    for i in cores.indices {
      let center = Point(Network.bond * Double(i), 0)
      if i + 1 < cores.count {
        let next = center + Point(Network.bond, 0)
        picture.draw([center, next], .outline)
        if i < ranks.count { Network.name(bond: ranks[i], from: center, to: next, in: &picture) }
      }
      if i < modes.count { Network.drawLeg(from: center, .down, modes[i], in: &picture) }
    }
    for (i, name) in cores.enumerated() {
      Network.drawDisk(name, at: Point(Network.bond * Double(i), 0), .first, in: &picture)
    }
    return picture
  }
}

/// What cores and trains have in common: disks, bonds and free legs.
enum Network {
  static let radius = 15.0
  static let bond = 62.0
  static let leg = 36.0

  static func drawDisk(_ name: Label, at center: Point, _ tone: Tone, in picture: inout Picture) {
    let disk = Path(circle: center, radius: radius)
    picture.draw(disk, nil, fill: .paper)
    picture.draw(disk, .outline, fill: .wash(tone, 0.22))
    picture.write(name, at: center)
  }

  /// A line that ends free, with its size at the end.
  static func drawLeg(
    from center: Point, _ direction: Core.Direction, _ size: Label, in picture: inout Picture
  ) {
    let end = center + leg * direction.step
    picture.draw([center, end], .outline)
    switch direction {
    case .left: picture.write(size, at: end + Point(-5, 0), .end, size: Text.note, tone: .quiet)
    case .right: picture.write(size, at: end + Point(5, 0), .start, size: Text.note, tone: .quiet)
    case .up: picture.write(size, at: end + Point(0, -11), size: Text.note, tone: .quiet)
    case .down: picture.write(size, at: end + Point(0, 11), size: Text.note, tone: .quiet)
    }
  }

  /// Names a bond beside its middle.
  static func name(bond: Label, from start: Point, to end: Point, in picture: inout Picture) {
    let middle = 0.5 * (start + end)
    if start.y == end.y {
      picture.write(bond, at: middle + Point(0, -11), size: Text.note, tone: .quiet)
    } else {
      picture.write(bond, at: middle + Point(6, 0), .start, size: Text.note, tone: .quiet)
    }
  }
}
