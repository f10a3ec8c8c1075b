import Foundation
import LinearAlgebra
import Testing

@testable import Literate

@Suite struct `Photographs` {
  private static func bytes(_ name: String) throws -> [UInt8] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: name)
    return [UInt8](try Data(contentsOf: file))
  }

  private func image(_ bytes: [UInt8]) throws -> Image {
    let file = FileManager.default.temporaryDirectory.appending(path: "photograph-\(UUID())")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bytes).write(to: file)
    return try Image(contentsOf: file)
  }

  /// The facts of a camera: little-endian, with the one entry that tells how it was held.
  private func exif(_ orientation: UInt8) -> [UInt8] {
    Array("II".utf8) + [42, 0, 8, 0, 0, 0, 1, 0]
      + [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0] + [0, 0, 0, 0]
  }

  /// What one sees of a stored picture, by the definition of each value of the tag.
  private func seen(_ stored: Matrix<Double>, _ orientation: UInt8) -> Matrix<Double> {
    let rows = Array((0..<stored.rows).reversed())
    let columns = Array((0..<stored.columns).reversed())
    let leftToRight = stored[columns: columns]
    let upsideDown = stored[rows: rows]
    return switch orientation {
    case 2: leftToRight
    case 3: upsideDown[columns: columns]
    case 4: upsideDown
    case 5: stored.transposed()
    case 6: upsideDown.transposed()
    case 7: upsideDown[columns: columns].transposed()
    case 8: leftToRight.transposed()
    default: stored
    }
  }

  @Test(arguments: UInt8(0)...9)
  func `a photograph is turned as the camera was held`(_ orientation: UInt8) throws {
    let plain = try Self.bytes("ramp.jpg")
    let facts = Array("Exif\0\0".utf8) + exif(orientation)
    let segment = [0xFF, 0xE1, 0, UInt8(facts.count + 2)] + facts
    let turned = Array(plain.prefix(2)) + segment + Array(plain.dropFirst(2))
    #expect(try image(turned).luminance == seen(image(plain).luminance, orientation))
  }

  @Test(arguments: UInt8(1)...8)
  func `a PNG with a camera's facts is turned too`(_ orientation: UInt8) throws {
    let stored = Matrix<Double>(rows: 3, columns: 5) { i, j in Double(40 * i + 9 * j) }
    let plain = [UInt8](try Image(gray: stored).png())
    let facts = Array("eXIf".utf8) + exif(orientation)
    let length = withUnsafeBytes(of: UInt32(facts.count - 4).bigEndian) { Array($0) }
    let sum = withUnsafeBytes(of: Self.crc(facts).bigEndian) { Array($0) }
    let turned = Array(plain.prefix(33)) + length + facts + sum + Array(plain.dropFirst(33))
    #expect(try image(turned).luminance == seen(stored, orientation))
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB8_8320 }
    }
    return ~sum
  }

  @Test func `sixteen bits of gray are the same gray as eight`() throws {
    let expected: [Double] = [0, 32, 64, 96, 128, 160, 192, 255]
    let read = try image(Self.bytes("gray16.png")).luminance
    #expect(read == Matrix(rows: 2, columns: 8) { _, j in expected[j] })
  }

  @Test func `a JPEG that a decoder only warns of is read`() throws {
    let plain = try Self.bytes("ramp.jpg")
    var future = plain
    let mark = try #require(plain.firstRange(of: Array("JFIF\0".utf8)))
    future[mark.upperBound] = 2
    #expect(try image(future).luminance == image(plain).luminance)
    let extraneous = Array(plain.dropLast(2)) + [1, 2, 3] + Array(plain.suffix(2))
    #expect(try image(extraneous).luminance == image(plain).luminance)
  }

  @Test func `a JPEG that ends too early is refused`() throws {
    let plain = try Self.bytes("ramp.jpg")
    for count in [plain.count / 2, plain.count - 40] {
      let error = #expect(throws: ImageError.self) { try image(Array(plain.prefix(count))) }
      #expect(error?.description.contains("not a whole JPEG") == true)
    }
  }

  @Test func `colors for print are named as such`() throws {
    let error = #expect(throws: ImageError.self) { try image(Self.bytes("cmyk.jpg")) }
    #expect(error?.description.contains("CMYK: convert it to RGB") == true)
  }
}
