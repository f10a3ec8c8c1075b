import Foundation
import LinearAlgebra

/// What the head of a GGUF file says of one tensor.
struct GGUFTensor: Equatable {
  let name: String
  /// The sizes of the dimensions, the fastest one last: outputs and inputs of a matrix.
  let shape: [Int]
  let type: GGUFType
  /// The bytes, counted from the first tensor's.
  let place: Range<UInt64>

  private static let mostDimensions = 4

  /// Reads one tensor's description.
  init(_ scanner: inout GGUFScanner, number: Int, alignment: Int) throws(GGUFError) {
    let name = try scanner.text(of: "the name of tensor \(number)")
    let place = "the description of \(name)"
    let dimensions = try scanner.read(UInt32.self, of: place)
    guard dimensions <= Self.mostDimensions else {
      throw GGUFError(.malformed("\(name) has \(dimensions) dimensions, and four are the most"))
    }
    var sizes: [UInt64] = []
    for _ in 0..<dimensions { sizes.append(try scanner.read(of: place)) }
    let code = try scanner.read(UInt32.self, of: place)
    guard let type = GGUFType(rawValue: code) else {
      throw GGUFError(.unknownType(tensor: name, type: GGUFType.name(ofCode: code)))
    }
    let begin = try scanner.read(UInt64.self, of: place)
    guard begin.isMultiple(of: UInt64(alignment)) else {
      throw GGUFError(.misaligned(tensor: name, begin: begin, alignment: alignment))
    }
    let bytes = try Self.byteCount(sizes, type, name)
    let (end, overflow) = begin.addingReportingOverflow(bytes)
    guard !overflow else {
      let found = scanner.position + scanner.remaining
      throw GGUFError(.truncated(tensor: name, end: .max, found: found))
    }
    (self.name, self.type, self.place) = (name, type, begin..<end)
    shape = sizes.reversed().map { Int($0) }
  }

  private static func byteCount(
    _ sizes: [UInt64], _ type: GGUFType, _ name: String
  ) throws(GGUFError) -> UInt64 {
    // Above this, the bytes of single precision no longer have a count.
    let most = UInt64(Int64.max) / 8
    var count: UInt64 = 1
    for size in sizes {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow, product <= most, size <= most else {
        throw GGUFError(.impossibleShape(tensor: name, shape: sizes.reversed()))
      }
      count = product
    }
    let row = Int(sizes.first ?? 1)
    guard row.isMultiple(of: type.blockSize) else {
      throw GGUFError(.rowsNotInBlocks(tensor: name, length: row, type: type))
    }
    return count / UInt64(type.blockSize) * UInt64(type.blockBytes)
  }

  /// Requires that places are within the file and have nothing in common.
  static func checkPlaces(
    _ tensors: [GGUFTensor], start: Int, fileSize: Int
  ) throws(GGUFError) {
    let room = fileSize - start
    var last: GGUFTensor?
    let sorted = tensors.filter { !$0.place.isEmpty }.sorted {
      ($0.place.lowerBound, $0.name) < ($1.place.lowerBound, $1.name)
    }
    for tensor in sorted {
      if let last, last.place.upperBound > tensor.place.lowerBound {
        throw GGUFError(.overlap(tensor: tensor.name, other: last.name))
      }
      guard room >= 0, tensor.place.upperBound <= UInt64(room) else {
        let (end, overflow) = tensor.place.upperBound.addingReportingOverflow(UInt64(start))
        throw GGUFError(
          .truncated(tensor: tensor.name, end: overflow ? .max : end, found: fileSize))
      }
      last = tensor
    }
  }
}
