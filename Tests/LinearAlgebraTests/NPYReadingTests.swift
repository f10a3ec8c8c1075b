import Foundation
import LinearAlgebra
import Testing

@Suite struct `Reading npy files` {
  @Test(arguments: NPYElementType.allCases, ["c", "f", "big-endian"])
  func `every element type is read in every order`(_ type: NPYElementType, _ kind: String) throws {
    if kind == "big-endian" && ["bool", "int8", "uint8"].contains(type.rawValue) { return }
    let start: Double = type.rawValue.hasPrefix("u") ? 0 : -5
    let expected = Matrix<Double>(rows: 3, columns: 4) { i, j in
      let count = 4 * i + j
      return type == .bool ? (count.isMultiple(of: 3) ? 1 : 0) : Double(count) + start
    }
    let path = Fixture.path("npy/\(type.rawValue)-\(kind).npy")
    #expect(try Matrix<Double>(npy: path) == expected)
    #expect(try Matrix<Float>(npy: path) == Matrix<Float>(expected))
  }

  @Test(arguments: [2, 3]) func `newer versions of the format are read`(_ version: Int) throws {
    let expected = try Matrix<Double>(npy: Fixture.path("npy/float64-c.npy"))
    #expect(try Matrix(npy: Fixture.path("npy/version-\(version).npy")) == expected)
  }

  @Test(arguments: ["c", "f"]) func `three dimensions keep their places`(_ order: String) throws {
    let cube = try NPYArray<Double>(npy: Fixture.path("npy/cube-\(order).npy"))
    #expect(cube.shape == [2, 3, 4])
    // Entry [i, j, k] is 100 i + 10 j + k; the first index runs fastest.
    let expected = cube.elements.indices.map { 100 * ($0 % 2) + 10 * ($0 / 2 % 3) + $0 / 6 }
    #expect(cube.elements == expected.map(Double.init))
  }

  @Test func `one dimension, none, and no rows are shapes too`() throws {
    let vector = try Vector<Double>(npy: Fixture.path("npy/vector.npy"))
    #expect(vector == Vector((-5...6).map(Double.init)))
    let scalar = try NPYArray<Double>(npy: Fixture.path("npy/scalar.npy"))
    #expect(scalar == NPYArray(shape: [], elements: [2.5]))
    let empty = try Matrix<Double>(npy: Fixture.path("npy/no-rows.npy"))
    #expect(empty == .zero(rows: 0, columns: 3))
  }

  @Test func `whole numbers beyond the precision are rounded`() throws {
    let extremes = try Vector<Double>(npy: Fixture.path("npy/extremes.npy"))
    #expect(extremes == [-0x1p63, 0x1p63, 0x1p53])
  }

  @Test func `a link to a file is followed`() throws {
    try withTemporaryFolder { folder in
      let link = folder + "/link.npy"
      let target = Fixture.path("npy/vector.npy")
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
      #expect(try Vector<Double>(npy: link) == Vector<Double>(npy: target))
    }
  }

  @Test(arguments: ["float64", "f8", "<f8", "=f8", "d", "|float64"])
  func `a type is read in every spelling that NumPy reads`(_ spelling: String) throws {
    let array = try decode("{'descr': '\(spelling)', 'fortran_order': False, 'shape': (2,), }")
    #expect(array.elements == [0, 0])
  }

  @Test func `a number beyond the range of the scalars is refused`() throws {
    let data = try NPYArray<Double>(shape: [3], elements: [1, .infinity, -1e300]).npyData()
    #expect(throws: NPYError(.outOfRange(-1e300))) { try NPYArray<Float>(npyData: data) }
    let infinite = try NPYArray<Double>(shape: [1], elements: [.infinity]).npyData()
    #expect(try NPYArray<Float>(npyData: infinite).elements == [.infinity])
  }

  @Test func `a header that Python 2 wrote is read`() throws {
    let array = try decode("{\"shape\":(2L,1L),'fortran_order':True , 'descr':'=f8'}")
    #expect(array == NPYArray(shape: [2, 1], elements: [0, 0]))
  }
}

/// Reads numbers behind a header of version 1.0.
func decode(_ header: String, zeros count: Int = 16) throws(NPYError) -> NPYArray<Double> {
  let text = Array(header.utf8)
  let length = [UInt8(truncatingIfNeeded: text.count), UInt8(truncatingIfNeeded: text.count >> 8)]
  let bytes = [0x93] + Array("NUMPY".utf8) + [1, 0] + length + text
  return try NPYArray(npyData: Data(bytes + [UInt8](repeating: 0, count: count)))
}
