import Foundation
import LinearAlgebra
import Testing
import Training

@Suite struct SafeTensorsFileTests {
  @Test(arguments: [(0, 0), (0, 3), (4, 0), (1, 1), (1, 7), (5, 1), (3, 8), (9, 4)])
  func `what is written is what is read`(rows: Int, columns: Int) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: UInt64(10 * rows + columns))
      let matrix = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
      let vector = Vector<Scalar>((0..<columns).map { Scalar($0) / 3 })
      var tensors = SafeTensors(metadata: ["format": "pt", "quote \" and \\": "tab\tß🙂"])
      try tensors.set("a.weight", to: matrix)
      try tensors.set("ключ\n\"", to: vector)
      let again = try SafeTensors(data: tensors.data)
      #expect(again == tensors)
      #expect(again.names == ["a.weight", "ключ\n\""])
      #expect(again.shape(of: "a.weight") == [rows, columns])
      #expect(try again.matrix("a.weight") == matrix)
      #expect(try again.vector("ключ\n\"", count: columns) == vector)
    }
    try check(Double.self)
    try check(Float.self)
  }

  @Test func `the rows of a matrix follow each other in the file`() throws {
    var tensors = SafeTensors()
    try tensors.set("w", to: Matrix<Double>(rows: [[1, 2, 3], [4, 5, 6]]))
    let data = tensors.data
    let numbers = (0..<6).map { i in
      data.suffix(48).dropFirst(8 * i).prefix(8).reversed().reduce(UInt64(0)) {
        $0 << 8 | UInt64($1)
      }
    }
    #expect(numbers.map { Double(bitPattern: $0) } == [1, 2, 3, 4, 5, 6])
    #expect((data.count - 48) % 8 == 0)
  }

  @Test func `every tensor begins at a multiple of its element's size`() throws {
    var tensors = SafeTensors()
    try tensors.set("a", to: Vector<Double>([1, 2, 3]), as: .float16)
    try tensors.set("b", to: Vector<Double>([1]), as: .float32)
    try tensors.set("c", to: Vector<Double>([1, 2]))
    let header = String(decoding: tensors.data.dropFirst(8), as: UTF8.self)
    #expect(header.contains(#""c":{"dtype":"F64","shape":[2],"data_offsets":[0,16]}"#))
    #expect(header.contains(#""b":{"dtype":"F32","shape":[1],"data_offsets":[16,20]}"#))
    #expect(header.contains(#""a":{"dtype":"F16","shape":[3],"data_offsets":[20,26]}"#))
  }

  @Test func `a file is replaced whole, and a refused one leaves nothing behind`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("model.safetensors").path
    for count in [1000, 2] {
      var tensors = SafeTensors()
      try tensors.set("x", to: Vector<Float>(repeating: 2, count: count))
      try tensors.write(path)
      #expect(try SafeTensors(path) == tensors)
    }
    #expect(throws: SafeTensorsError(.unwritable("a folder has that name"), path: folder.path)) {
      try SafeTensors().write(folder.path)
    }
    let nowhere = folder.appendingPathComponent("no/model.safetensors").path
    #expect(throws: SafeTensorsError(.unwritable("the folder does not exist"), path: nowhere)) {
      try SafeTensors().write(nowhere)
    }
    #expect(throws: SafeTensorsError(.unreadable("it is not a regular file"), path: "/dev/null")) {
      try SafeTensors("/dev/null")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
  }

  @Test func `all sixteen-bit numbers survive the way through Double`() throws {
    func check(_ type: SafeTensorsType, _ code: String) throws {
      let words = (0...UInt16.max).filter { word in
        let exponent: UInt16 = type == .float16 ? 0x7C00 : 0x7F80
        return word & exponent != exponent || word & ~(exponent | 0x8000) == 0  // no NaN
      }
      let header =
        #"{"x":{"dtype":"\#(code)","shape":[\#(words.count)],"#
        + #""data_offsets":[0,\#(2 * words.count)]}}"#
      let bytes = words.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
      let stored = try SafeTensors(data: safeTensorsFile(header, bytes))
      let numbers: Vector<Double> = try stored.vector("x")
      var again = SafeTensors()
      try again.set("x", to: numbers, as: type)
      #expect(again == stored)
    }
    try check(.float16, "F16")
    try check(.bfloat16, "BF16")
  }

  @Test func `sixteen bits hold the nearest number, the even one of two`() throws {
    func stored(_ number: Double, _ type: SafeTensorsType) throws -> Double {
      var tensors = SafeTensors()
      try tensors.set("x", to: Vector([number]), as: type)
      return try tensors.vector("x")[0] as Double
    }
    #expect(try stored(1 + 0x1p-11, .float16) == 1)
    #expect(try stored(1 + 3 * 0x1p-11, .float16) == 1 + 0x1p-9)
    #expect(try stored(1 + 0x1p-11 + 0x1p-50, .float16) == 1 + 0x1p-10)
    #expect(try stored(0x1p-25, .float16) == 0)
    #expect(try stored(-0x1.8p-24, .float16) == -0x1p-23)
    #expect(try stored(65519, .float16) == 65504)
    #expect(try stored(1 + 0x1p-8, .bfloat16) == 1)
    #expect(try stored(-3.14159, .bfloat16) == -3.140625)
    #expect(try stored(.infinity, .float16) == .infinity)
    #expect(try stored(.nan, .bfloat16).isNaN)
    #expect(
      throws: SafeTensorsError(
        .notRepresentable(tensor: "x", value: 65520, type: .float16))
    ) { try stored(65520, .float16) }
  }

  @Test func `whole numbers are read`() throws {
    let header =
      #"{"i":{"dtype":"I32","shape":[2],"data_offsets":[0,8]},"#
      + #""b":{"dtype":"BOOL","shape":[2],"data_offsets":[8,10]},"#
      + #""u":{"dtype":"U8","shape":[1,2],"data_offsets":[10,12]}}"#
    let bytes: [UInt8] = [254, 255, 255, 255, 1, 1, 0, 0, 0, 1, 200, 7]
    let tensors = try SafeTensors(data: safeTensorsFile(header, bytes))
    #expect(try tensors.vector("i") == Vector<Float>([-2, 257]))
    #expect(try tensors.vector("b") == Vector<Double>([0, 1]))
    #expect(try tensors.matrix("u") == Matrix<Double>(rows: [[200, 7]]))
  }
}

/// A file with this header, whatever it says.
func safeTensorsFile(_ header: String, _ bytes: [UInt8] = []) -> Data {
  let length = header.utf8.count
  return Data((0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + header.utf8 + bytes)
}
