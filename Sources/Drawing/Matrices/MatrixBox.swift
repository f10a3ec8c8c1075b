internal import LinearAlgebra

/// A matrix as a box in proportion to its size, with its name, its sizes at the edges, and parts of it shaded.
public struct MatrixBox: Shape {
  var name: Label
  let rows: Int
  let columns: Int
  var cell: Double
  var pattern: MatrixPattern
  var sizes: (rows: Label, columns: Label) = ("", "")
  var shadings: [Shading] = []
  var rowCuts: [Int] = []
  var columnCuts: [Int] = []
  var hasCells = false
  var nameTone = Tone.ink
  var blockNames: [(name: Label, rows: Range<Int>, columns: Range<Int>)] = []

  struct Shading {
    let rows: Range<Int>
    let columns: Range<Int>
    let tone: Tone
  }

  /// A box of so many cells, each a square with sides of `cell` pixels.
  public init(
    _ name: Label = "", rows: Int, columns: Int, cell: Double = 12,
    pattern: MatrixPattern = .dense
  ) {
    demand(rows > 0 && columns > 0, "a matrix box of \(rows) × \(columns) cells")
    self.name = name
    self.rows = rows
    self.columns = columns
    self.cell = cell
    self.pattern = pattern
  }

  /// A column vector as a thin box.
  public static func column(_ name: Label = "", _ length: Int, cell: Double = 12) -> MatrixBox {
    MatrixBox(name, rows: length, columns: 1, cell: cell)
  }

  /// A row vector as a thin box.
  public static func row(_ name: Label = "", _ length: Int, cell: Double = 12) -> MatrixBox {
    MatrixBox(name, rows: 1, columns: length, cell: cell)
  }

  /// Writes its count of rows at the left and its count of columns above.
  public func sized(_ rows: Label, _ columns: Label) -> MatrixBox {
    changed { $0.sizes = (rows, columns) }
  }

  /// Shades whole columns.
  public func shaded(columns: [Int], _ tone: Tone = .first) -> MatrixBox {
    columns.reduce(self) { $0.shaded(rows: 0..<rows, columns: $1..<($1 + 1), tone) }
  }

  /// Shades whole rows.
  public func shaded(rows: [Int], _ tone: Tone = .first) -> MatrixBox {
    rows.reduce(self) { $0.shaded(rows: $1..<($1 + 1), columns: 0..<columns, tone) }
  }

  /// Shades a block.
  public func shaded(
    rows: Range<Int>, columns: Range<Int>, _ tone: Tone = .first
  ) -> MatrixBox {
    demand(
      (0...self.rows).contains(rows.upperBound) && (0...self.columns).contains(columns.upperBound),
      "the block \(rows) × \(columns) of a box of \(self.rows) × \(self.columns) cells")
    return changed {
      $0.shadings.append(Shading(rows: rows, columns: columns, tone: tone))
    }
  }

  /// Shades single entries, given by row and column, over what is shaded already.
  public func shaded(entries: [(Int, Int)], _ tone: Tone = .first) -> MatrixBox {
    entries.reduce(self) { box, entry in
      let (rows, columns) = (entry.0..<(entry.0 + 1), entry.1..<(entry.1 + 1))
      return box.shaded(rows: rows, columns: columns, .paper)
        .shaded(rows: rows, columns: columns, tone)
    }
  }

  /// Shades all of it.
  public func shaded(_ tone: Tone) -> MatrixBox {
    shaded(rows: 0..<rows, columns: 0..<columns, tone)
  }

  /// Draws lines before these rows and columns, so that blocks are seen.
  public func cut(rows: [Int] = [], columns: [Int] = []) -> MatrixBox {
    changed {
      $0.rowCuts += rows
      $0.columnCuts += columns
    }
  }

  /// Writes a name in the middle of a block.
  public func naming(_ name: Label, rows: Range<Int>, columns: Range<Int>) -> MatrixBox {
    changed { $0.blockNames.append((name, rows, columns)) }
  }

  /// Draws the lines between all entries.
  public var withCells: MatrixBox { changed { $0.hasCells = true } }

  /// Gives it a name.
  public func named(_ name: Label) -> MatrixBox { changed { $0.name = name } }

  /// Writes its name in a color.
  public func toned(_ tone: Tone) -> MatrixBox { changed { $0.nameTone = tone } }

  private func changed(_ change: (inout MatrixBox) -> Void) -> MatrixBox {
    var box = self
    change(&box)
    return box
  }

  /// The box.
  public var picture: Picture {
    let body = Box(width: Double(columns) * cell, height: Double(rows) * cell)
    var picture = Picture(body: body)
    for shading in shadings {
      picture.draw(
        Path(area(shading.rows, shading.columns)), nil,
        fill: shading.tone == .paper ? .paper : .wash(shading.tone))
    }
    for i in hasCells ? Array(1..<max(rows, 1)) : [] { drawCut(row: i, .hair, &picture) }
    for j in hasCells ? Array(1..<max(columns, 1)) : [] { drawCut(column: j, .hair, &picture) }
    pattern.draw(rows: rows, columns: columns, cell: cell, in: &picture)
    for i in rowCuts { drawCut(row: i, .hairInk, &picture) }
    for j in columnCuts { drawCut(column: j, .hairInk, &picture) }
    picture.draw(Path(body))
    for block in blockNames {
      picture.write(block.name, at: area(block.rows, block.columns).center)
    }
    writeSizes(&picture)
    writeName(&picture)
    return picture
  }

  private func area(_ rows: Range<Int>, _ columns: Range<Int>) -> Box {
    Box(
      left: Double(columns.lowerBound) * cell, top: Double(rows.lowerBound) * cell,
      right: Double(columns.upperBound) * cell, bottom: Double(rows.upperBound) * cell)
  }

  private func drawCut(row: Int, _ stroke: Stroke, _ picture: inout Picture) {
    let y = Double(row) * cell
    picture.draw([Point(0, y), Point(picture.body.right, y)], stroke)
  }

  private func drawCut(column: Int, _ stroke: Stroke, _ picture: inout Picture) {
    let x = Double(column) * cell
    picture.draw([Point(x, 0), Point(x, picture.body.bottom)], stroke)
  }

  private func writeSizes(_ picture: inout Picture) {
    let body = picture.body
    picture.write(
      sizes.rows, at: Point(-5, body.axis), .end, size: Text.note, tone: .quiet)
    picture.write(sizes.columns, at: Point(body.middle, -10), size: Text.note, tone: .quiet)
  }

  /// In the middle where there is room, else under the box.
  private func writeName(_ picture: inout Picture) {
    let body = picture.body
    let place = pattern.placeOfName(in: body)
    let fits =
      name.width(at: Text.name) + 6 <= body.width && body.height >= Text.name + 4 && !hasCells
    if fits, let place {
      picture.write(name, at: place, tone: nameTone)
    } else {
      picture.write(name, at: Point(body.middle, body.bottom + 13), tone: nameTone)
    }
  }
}
