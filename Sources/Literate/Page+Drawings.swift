public import Drawing
internal import Foundation

extension Page {
  /// Draws a sketch of an idea as the figure of a name; several stand side by side where the screen is wide.
  ///
  /// - Throws: `SketchError` if a sketch draws nothing, or is too wide for a narrow screen.
  public func draw(_ name: String, _ sketches: Sketch...) throws {
    let texts = try sketches.map { try $0.svg() }
    guard !texts.isEmpty else { throw SketchError.isEmpty }
    let files = texts.indices.map { texts.count == 1 ? "\(name).svg" : "\(name)-\($0 + 1).svg" }
    for (file, text) in zip(files, texts) {
      try text.write(
        to: draft.appending(path: "figures/\(file)"), atomically: false, encoding: .utf8)
    }
    addFigure(name, files: files)
  }
}
