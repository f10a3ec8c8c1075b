import Foundation
import LinearAlgebra

/// Reads the head of a GGUF file from front to back, and never past its end.
struct GGUFScanner {
  private let data: Data
  private(set) var position = 0

  init(_ data: Data) { self.data = data }

  var remaining: Int { data.count - position }

  /// A whole number or a floating-point number's bits, the lowest byte first.
  mutating func read<Number: FixedWidthInteger>(
    _: Number.Type = Number.self, of place: @autoclosure () -> String
  ) throws(GGUFError) -> Number {
    let size = MemoryLayout<Number>.size
    guard remaining >= size else { throw GGUFError(.endsInside(place())) }
    let number = data.withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: position, as: Number.self)
    }
    position += size
    return Number(littleEndian: number)
  }

  /// Text with its length in front.
  mutating func text(of place: @autoclosure () -> String) throws(GGUFError) -> String {
    let length = try read(UInt64.self, of: place())
    guard length <= UInt64(remaining) else { throw GGUFError(.endsInside(place())) }
    let start = data.startIndex + position
    let bytes = data[start..<(start + Int(length))]
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw GGUFError(.malformed("\(place()) is no text"))
    }
    position += Int(length)
    return text
  }

  /// Passes over bytes.
  mutating func skip(_ count: Int, of place: @autoclosure () -> String) throws(GGUFError) {
    guard count <= remaining else { throw GGUFError(.endsInside(place())) }
    position += count
  }

  /// Goes back to a place that was passed.
  func returned(to position: Int) -> GGUFScanner {
    var scanner = self
    scanner.position = position
    return scanner
  }
}
