internal import LinearAlgebra

/// A tensor of order three as a box in space, whole or cut into fibers or slices, with parts of it shaded.
public struct Cube: Shape {
  /// Into what a cube is cut.
  public enum Pieces: Sendable {
    /// One piece.
    case whole
    /// The fibers of mode 0, from top to bottom.
    case columnFibers
    /// The fibers of mode 1, from left to right.
    case rowFibers
    /// The fibers of mode 2, from front to back.
    case tubeFibers
    /// Slices of one row index.
    case horizontalSlices
    /// Slices of one column index.
    case lateralSlices
    /// Slices of one index of the last mode.
    case frontalSlices
    /// Single entries.
    case entries

    /// Whether rows, columns and slices are held apart.
    fileprivate var isCut: (rows: Bool, columns: Bool, slices: Bool) {
      switch self {
      case .whole: (false, false, false)
      case .columnFibers: (false, true, true)
      case .rowFibers: (true, false, true)
      case .tubeFibers: (true, true, false)
      case .horizontalSlices: (true, false, false)
      case .lateralSlices: (false, true, false)
      case .frontalSlices: (false, false, true)
      case .entries: (true, true, true)
      }
    }
  }

  private struct Shading {
    let rows: Range<Int>
    let columns: Range<Int>
    let slices: Range<Int>
    let tone: Tone
  }

  let name: Label
  let rows: Int
  let columns: Int
  let slices: Int
  let cell: Double
  private var pieces = Pieces.whole
  private var sizes: (rows: Label, columns: Label, slices: Label) = ("", "", "")
  private var shadings: [Shading] = []

  /// A cube of so many cells, with sides of `cell` pixels.
  public init(
    _ name: Label = "", rows: Int, columns: Int, slices: Int, cell: Double = 18
  ) {
    demand(
      rows > 0 && columns > 0 && slices > 0, "a cube of \(rows) × \(columns) × \(slices) cells")
    self.name = name
    self.rows = rows
    self.columns = columns
    self.slices = slices
    self.cell = cell
  }

  /// Cuts it into fibers, slices or entries, which are drawn apart.
  public func cut(into pieces: Pieces) -> Cube {
    var cube = self
    cube.pieces = pieces
    return cube
  }

  /// Writes the sizes of its three modes at its edges.
  public func sized(_ rows: Label, _ columns: Label, _ slices: Label) -> Cube {
    var cube = self
    cube.sizes = (rows, columns, slices)
    return cube
  }

  /// Shades the entries whose indices lie in these ranges; without a range, all along that mode.
  public func shaded(
    rows: Range<Int>? = nil, columns: Range<Int>? = nil, slices: Range<Int>? = nil,
    _ tone: Tone = .first
  ) -> Cube {
    var cube = self
    cube.shadings.append(
      Shading(
        rows: rows ?? 0..<self.rows, columns: columns ?? 0..<self.columns,
        slices: slices ?? 0..<self.slices, tone: tone))
    return cube
  }

  /// The cube; what is nearer hides what is behind.
  public var picture: Picture {
    let projection = Projection(cell: cell)
    let isCut = pieces.isCut
    let (down, across, back) = (
      Self.parts(rows, isCut.rows), Self.parts(columns, isCut.columns),
      Self.parts(slices, isCut.slices)
    )
    let front = Cuboid(
      rows: 0...(down.last?.place.upperBound ?? 0),
      columns: 0...(across.last?.place.upperBound ?? 0), slices: 0...0
    ).corners(of: .front, projection)
    var picture = Picture(body: Box(around: front))
    for k in back.reversed() {
      for i in down.reversed() {
        for j in across {
          let piece = Cuboid(rows: i.place, columns: j.place, slices: k.place)
          piece.draw(projection, isCut == (false, false, false) ? .outline : .hairInk, in: &picture)
          shade(piece, (i.indices, j.indices, k.indices), projection, in: &picture)
        }
      }
    }
    let depth = back.last?.place.upperBound ?? 0
    picture.body = picture.body.union(
      Box(around: [projection.point(0, Double(columns), depth)]))
    write(front, projection.point(0, 0, depth), in: &picture)
    return picture
  }

  private typealias Part = (indices: Range<Int>, place: ClosedRange<Double>)

  /// The pieces along one mode, a third of a cell apart where it is cut.
  private static func parts(_ count: Int, _ isCut: Bool) -> [Part] {
    guard isCut else { return [(0..<count, 0...Double(count))] }
    return (0..<count).map { i in
      let start = 1.34 * Double(i)
      return (i..<(i + 1), start...(start + 1))
    }
  }

  private func shade(
    _ piece: Cuboid, _ indices: (Range<Int>, Range<Int>, Range<Int>), _ projection: Projection,
    in picture: inout Picture
  ) {
    for shading in shadings {
      func place(_ range: Range<Int>, _ indices: Range<Int>, _ place: ClosedRange<Double>)
        -> ClosedRange<Double>?
      {
        let common = range.clamped(to: indices)
        guard !common.isEmpty else { return nil }
        let start = place.lowerBound + Double(common.lowerBound - indices.lowerBound)
        return start...(start + Double(common.count))
      }
      guard let rows = place(shading.rows, indices.0, piece.rows),
        let columns = place(shading.columns, indices.1, piece.columns),
        let slices = place(shading.slices, indices.2, piece.slices)
      else { continue }
      Cuboid(rows: rows, columns: columns, slices: slices)
        .shade(shading.tone, on: piece, projection, in: &picture)
    }
  }

  private func write(_ front: [Point], _ back: Point, in picture: inout Picture) {
    let (left, bottom, right) = (front[0].x, front[2].y, front[1].x)
    picture.write(
      sizes.rows, at: Point(left - 5, (front[0].y + bottom) / 2), .end, size: Text.note,
      tone: .quiet)
    picture.write(
      sizes.columns, at: Point((left + right) / 2, bottom + 11), size: Text.note, tone: .quiet)
    let edge = Point(right + back.x / 2, bottom + back.y / 2)
    picture.write(
      sizes.slices, at: Point(edge.x + 6, edge.y + 7), .start, size: Text.note, tone: .quiet)
    let middle = Point((left + right) / 2, (front[0].y + bottom) / 2)
    if case .whole = pieces {
      picture.write(name, at: middle)
    } else {
      let line = sizes.columns.isEmpty ? 13.0 : 29.0
      picture.write(name, at: Point(middle.x, bottom + line))
    }
  }
}
