import Foundation
import LinearAlgebra
import Testing

@Suite struct `Writing npy files` {
  private let counting = Matrix<Double>(rows: 3, columns: 4) { i, j in Double(4 * i + j) }

  @Test(arguments: NPYElementType.allCases, [NPYOrder.rowMajor, .columnMajor])
  func `a file is NumPy's own to the last byte`(_ type: NPYElementType, _ order: NPYOrder) throws {
    let start: Double = type.rawValue.hasPrefix("u") ? 0 : 5
    let matrix =
      type == .bool
      ? counting.map { $0.truncatingRemainder(dividingBy: 3) == 0 ? 1 : 0 }
      : counting.map { $0 - start }
    let name = "npy/\(type.rawValue)-\(order == .rowMajor ? "c" : "f").npy"
    let expected = try Data(contentsOf: URL(fileURLWithPath: Fixture.path(name)))
    try withTemporaryFolder { folder in
      try matrix.write(npy: folder + "/a.npy", as: type, order: order)
      #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/a.npy")) == expected)
    }
  }

  @Test(arguments: ["vector", "scalar", "no-rows", "cube-c", "cube-f"])
  func `other numbers of dimensions are NumPy's own too`(_ name: String) throws {
    let path = Fixture.path("npy/\(name).npy")
    let order: NPYOrder = name == "cube-f" ? .columnMajor : .rowMajor
    let written = try NPYArray<Double>(npy: path).npyData(order: order)
    #expect(try written == Data(contentsOf: URL(fileURLWithPath: path)))
  }

  @Test(arguments: [NPYOrder.rowMajor, .columnMajor])
  func `what was written is read again, special numbers included`(_ order: NPYOrder) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/a.npy"
      let special: Matrix<Double> = [[.infinity, -0.0, 0x1p-1074], [.pi, -.infinity, 1e308]]
      try special.write(npy: path, order: order)
      #expect(try Matrix<Double>(npy: path) == special)
      let single = Matrix<Float>(counting)
      try single.write(npy: path, order: order)
      #expect(try Matrix<Float>(npy: path) == single)
      try Vector<Float>([1, .nan]).write(npy: path)
      #expect(try Vector<Float>(npy: path)[1].isNaN)
    }
  }

  @Test(arguments: [
    (0.5, NPYElementType.int32), (128, .int8), (-1, .uint64), (2, .bool), (.nan, .int64),
    (1e39, .float32), (0x1p63, .int64),
  ]) func `a number that does not fit is refused and the old file stays`(
    _ value: Double, _ type: NPYElementType
  ) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/a.npy"
      try counting.write(npy: path)
      #expect(throws: NPYError.self) {
        try Matrix(rows: 1, columns: 1, repeating: value).write(npy: path, as: type)
      }
      #expect(try Matrix<Double>(npy: path) == counting)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.npy"])
    }
  }

  @Test func `a place that cannot be written is named`() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/none/a.npy"
      #expect(throws: NPYError(.unwritable("the folder does not exist"), path: path)) {
        try counting.write(npy: path)
      }
      #expect(throws: NPYError(.unwritable("a folder has that name"), path: folder)) {
        try counting.write(npy: folder)
      }
    }
  }
}
