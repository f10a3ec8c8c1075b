internal import Foundation
internal import LinearAlgebra

extension Page {
  /// Draws a chart as the figure of a name, or several as its panels.
  public func figure(_ name: String, _ plots: Plot...) throws { try figure(name, plots) }

  /// Draws a list of charts as the panels of a figure.
  ///
  /// A chart that stands alone is drawn for wide and for narrow screens, since its letters would not be read on a phone if it shrank.
  /// Without gnuplot the figure is skipped and the story goes on.
  public func figure(_ name: String, _ plots: [Plot]) throws {
    do {
      try draw(name, plots)
    } catch let failure as Gnuplot.Failure {
      if Gnuplot.program != nil { throw failure }
      skipFigure(name, because: failure.description)
    }
  }

  private func draw(_ name: String, _ plots: [Plot]) throws {
    func write(_ text: String, _ file: String) throws {
      try text.write(
        to: draft.appending(path: "figures/\(file)"), atomically: false, encoding: .utf8)
    }
    if plots.count == 1 {
      try write(Chart(plots[0], width: Chart.wide).svg("wide"), "\(name).svg")
      try write(Chart(plots[0], width: Chart.narrow).svg("narrow"), "\(name).narrow.svg")
      addFigure(name, files: ["\(name).svg"])
      return
    }
    let files = plots.indices.map { "\(name)-\($0 + 1).svg" }
    for (plot, file) in zip(plots, files) {
      try write(Chart(plot, width: Chart.panel).svg("beside"), file)
    }
    addFigure(name, files: files)
  }

  /// Shows a picture as the figure of a name.
  public func figure(_ name: String, _ image: Image) throws {
    let file = "\(name).png"
    try image.write(to: draft.appending(path: "figures/\(file)"))
    addFigure(name, files: [file])
  }

  /// Shows pictures of one size in rows, as one figure.
  public func figure(_ name: String, _ rows: [[Image]]) throws {
    try figure(name, Image(sheet: rows))
  }
}

extension Image {
  /// Pictures of one size laid out in rows, with a gray gap between them.
  init(sheet: [[Image]], gap: Int = 8) {
    demand(!sheet.isEmpty && !sheet[0].isEmpty, "a sheet needs at least one picture")
    let (tileRows, tileColumns) = (sheet[0][0].rows, sheet[0][0].columns)
    let width = sheet[0].count * (tileColumns + gap) - gap
    let height = sheet.count * (tileRows + gap) - gap
    let isGray = sheet.allSatisfy { $0.allSatisfy(\.isGray) }
    let depth = isGray ? 1 : 3
    var pixels = [UInt8](repeating: 128, count: width * height * depth)
    for (down, row) in sheet.enumerated() {
      demand(row.count == sheet[0].count, "the rows of a sheet differ in length")
      for (across, tile) in row.enumerated() {
        demand(
          tile.rows == tileRows && tile.columns == tileColumns,
          "the pictures of a sheet differ in size")
        let bytes = isGray ? tile.pixels : tile.colored
        for i in 0..<tileRows {
          let from = i * tileColumns * depth
          let to = ((down * (tileRows + gap) + i) * width + across * (tileColumns + gap)) * depth
          pixels.replaceSubrange(
            to..<(to + tileColumns * depth), with: bytes[from..<(from + tileColumns * depth)])
        }
      }
    }
    self.init(rows: height, columns: width, pixels: pixels, isGray: isGray)
  }

  private var colored: [UInt8] { isGray ? pixels.flatMap { [$0, $0, $0] } : pixels }
}
