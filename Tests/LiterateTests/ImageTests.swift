import Foundation
import LinearAlgebra
import Testing

@testable import Literate

@Suite("Pictures") struct ImageTests {
  /// A folder of its own for one test, removed afterwards.
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "image-tests-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private let gradient = Matrix<Double>(rows: 5, columns: 7) { i, j in Double(10 * i + 30 * j) }

  @Test("a gray picture survives a PNG file exactly") func grayPNG() throws {
    try withFolder { folder in
      let file = folder.appending(path: "gray.png")
      try Image(gray: gradient).write(to: file)
      #expect(try Image(contentsOf: file).luminance == gradient)
    }
  }

  @Test("a colored picture survives a PNG file exactly") func coloredPNG() throws {
    try withFolder { folder in
      let file = folder.appending(path: "color.png")
      let (green, blue) = (gradient.map { 255 - $0 }, gradient.map { $0 / 2 })
      try Image(red: gradient, green: green, blue: blue.map { $0.rounded() }).write(to: file)
      let planes = try Image(contentsOf: file).planes
      #expect(planes == [gradient, green, blue.map { $0.rounded() }])
    }
  }

  @Test("a JPEG written by another program is read to within its losses") func jpeg() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "ramp.jpg")
    let image = try Image(contentsOf: file)
    #expect((image.rows, image.columns) == (16, 24))
    let expected = Matrix<Double>(rows: 16, columns: 24) { _, j in Double(10 * j) }
    #expect((image.luminance - expected).maxNorm < 4)
  }

  @Test("values outside 0…255 are clipped, not wrapped around") func clipping() {
    let image = Image(gray: [[-3, 256, 300.7, 254.6, .nan]])
    #expect(image.luminance == [[0, 255, 255, 255, 0]])
  }

  @Test(
    "what is not a whole picture is refused by name with one sentence",
    arguments: [
      ("text.png", Array("hello".utf8), "neither a PNG nor a JPEG"),
      ("empty.jpg", [], "neither a PNG nor a JPEG"),
      ("cut.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0x00], "not a whole JPEG"),
      ("cut.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "not a whole PNG"),
    ])
  func refused(_ name: String, _ bytes: [UInt8], _ reason: String) throws {
    try withFolder { folder in
      let file = folder.appending(path: name)
      try Data(bytes).write(to: file)
      let error = try #require(throws: ImageError.self) { try Image(contentsOf: file) }
      #expect(error.description.contains(name) && error.description.contains(reason))
    }
  }

  @Test("every truncation of a PNG is refused, and none crashes") func truncatedPNG() throws {
    let whole = try Image(gray: gradient).png()
    try withFolder { folder in
      let file = folder.appending(path: "cut.png")
      for count in 0..<(whole.count - 12) {  // the last chunk only marks the end
        try whole.prefix(count).write(to: file)
        #expect(throws: ImageError.self) { try Image(contentsOf: file) }
      }
    }
  }

  @Test("a PNG that claims 2³¹ pixels a side is refused before any of them is allocated")
  func hostile() throws {
    var header = [UInt8](try Image(gray: gradient).png().prefix(33))
    header.replaceSubrange(16..<24, with: [0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF])
    try withFolder { folder in
      let file = folder.appending(path: "huge.png")
      try Data(header).write(to: file)
      #expect(throws: ImageError.self) { try Image(contentsOf: file) }
    }
  }

  @Test("a missing file is named") func missing() throws {
    let error = try #require(throws: ImageError.self) {
      try Image(contentsOf: URL(filePath: "no-such-picture.png"))
    }
    #expect(error.description.contains("no-such-picture.png"))
  }

  @Test("a sheet sets pictures in rows with a gap") func sheet() {
    let tile = Image(gray: [[0, 0], [0, 0]])
    let sheet = Image(sheet: [[tile, tile], [tile, tile]], gap: 1)
    #expect((sheet.rows, sheet.columns) == (5, 5))
    #expect(sheet.luminance[row: 2] == Vector(repeating: 128, count: 5))
    #expect(sheet.luminance[row: 0] == [0, 0, 128, 0, 0])
  }
}
