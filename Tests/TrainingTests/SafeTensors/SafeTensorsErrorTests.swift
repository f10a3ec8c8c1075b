import Foundation
import LinearAlgebra
import Testing
import Training

@Suite struct SafeTensorsErrorTests {
  private func expect(
    _ reason: SafeTensorsError.Reason, _ header: String, _ count: Int = 0,
    _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: SafeTensorsError(reason), sourceLocation: location) {
      try SafeTensors(data: safeTensorsFile(header, [UInt8](repeating: 0, count: count)))
    }
    let sentence = SafeTensorsError(reason).description
    #expect(sentence.hasSuffix(".") && sentence.count > 20, sourceLocation: location)
  }

  private func tensor(_ name: String, _ shape: String, _ begin: Int, _ end: Int) -> String {
    #""\#(name)":{"dtype":"F32","shape":[\#(shape)],"data_offsets":[\#(begin),\#(end)]}"#
  }

  @Test func `a file that was cut short is told, wherever it was cut`() throws {
    var tensors = SafeTensors(metadata: ["a": "b"])
    try tensors.set("x", to: Matrix<Float>.identity(3))
    try tensors.set("y", to: Vector<Double>([1, 2]))
    let data = tensors.data
    for count in 0..<data.count {
      #expect(throws: SafeTensorsError.self) { try SafeTensors(data: data.prefix(count)) }
    }
    #expect(throws: SafeTensorsError(.trailingBytes(1))) { try SafeTensors(data: data + [0]) }
  }

  @Test func `a damaged byte is an error or another file, never a crash`() throws {
    var tensors = SafeTensors(metadata: ["é": "\u{1}"])
    try tensors.set("x", to: Matrix<Float>.identity(2))
    try tensors.set("y", to: Vector<Double>([1, 2]), as: .bfloat16)
    let data = [UInt8](tensors.data)
    var refused = 0
    for place in data.indices {
      for byte in [0, 1, 34, 44, 48, 57, 91, 92, 93, 123, 125, 127, 255] as [UInt8] {
        var damaged = data
        damaged[place] = byte
        do throws(SafeTensorsError) { _ = try SafeTensors(data: Data(damaged)) } catch {
          refused += 1
          #expect(!error.description.isEmpty)
        }
      }
    }
    #expect(refused > data.count)
  }

  @Test func `a huge header is refused before it is read`() {
    let huge = Data([255, 255, 255, 255, 255, 255, 255, 255, 123, 125])
    #expect(throws: SafeTensorsError(.headerTooLong(length: .max, limit: 100_000_000))) {
      try SafeTensors(data: huge)
    }
    let long = Data([0, 202, 154, 59, 0, 0, 0, 0, 123, 125])
    #expect(throws: SafeTensorsError(.headerTooLong(length: 1_000_000_000, limit: 100_000_000))) {
      try SafeTensors(data: long)
    }
    let cut = Data([9, 0, 0, 0, 0, 0, 0, 0, 123, 125])
    #expect(throws: SafeTensorsError(.truncatedHeader(promised: 9, found: 2))) {
      try SafeTensors(data: cut)
    }
  }

  @Test func `places that leave a gap, overlap or end outside are refused`() {
    expect(.gap(tensor: "a", begin: 4, free: 0), "{\(tensor("a", "1", 4, 8))}", 8)
    expect(
      .gap(tensor: "b", begin: 8, free: 4),
      "{\(tensor("a", "1", 0, 4)),\(tensor("b", "1", 8, 12))}",
      12)
    expect(
      .overlap(tensor: "b", begin: 4, free: 8),
      "{\(tensor("a", "2", 0, 8)),\(tensor("b", "2", 4, 12))}", 12)
    expect(
      .overlap(tensor: "b", begin: 0, free: 4),
      "{\(tensor("a", "1", 0, 4)),\(tensor("b", "1", 0, 4))}", 4)
    expect(.truncated(tensor: "a", end: 4, found: 3), "{\(tensor("a", "1", 0, 4))}", 3)
    expect(.trailingBytes(2), "{\(tensor("a", "1", 0, 4))}", 6)
    expect(.trailingBytes(1), "{}", 1)
  }

  @Test func `shapes that do not fit their place are refused, and so are uncountable ones`() {
    expect(.wrongSize(tensor: "a", needed: 12, found: 8), "{\(tensor("a", "3", 0, 8))}", 8)
    expect(.wrongSize(tensor: "a", needed: 4, found: 0), "{\(tensor("a", "", 4, 0))}", 4)
    let large = 1 << 62
    expect(
      .impossibleShape(tensor: "a", shape: [large, 2]), "{\(tensor("a", "\(large),2", 0, 0))}")
    expect(
      .unknownType(tensor: "a", type: "F7"),
      #"{"a":{"dtype":"F7","shape":[],"data_offsets":[0,0]}}"#)
  }

  @Test func `names that come twice are refused, also when one is spelled by escapes`() {
    let other = tensor(#"\u0061"#, "1", 4, 8)
    expect(.duplicateName("a"), "{\(tensor("a", "1", 0, 4)),\(other)}", 8)
    expect(.duplicateName("__metadata__"), #"{"__metadata__":{},"__metadata__":{}}"#)
    expect(.duplicateName("k"), #"{"__metadata__":{"k":"1","k":"2"}}"#)
  }

  @Test(arguments: [
    "", " {}", "{", "[]", "{}x", #"{"a"}"#, #"{"a":1}"#, #"{"a":{}}"#, #"{"a":{"dtype":"F32"}}"#,
    #"{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,0]}}"#,
    #"{"a":{"dtype":"F32","shape":[0.5],"data_offsets":[0,0]}}"#,
    #"{"a":{"dtype":"F32","shape":[00],"data_offsets":[0,0]}}"#,
    #"{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,0]}}"#,
    #"{"a":{"dtype":"F32","shape":[0],"data_offsets":[0]}}"#,
    #"{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0,0]}}"#,
    #"{"a":{"dtype":"F32","shape":[0],"shape":[0],"data_offsets":[0,0]}}"#,
    #"{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0],}}"#,
    #"{"__metadata__":{"a":1}}"#, #"{"\ud800":1}"#, #"{"\ud800\u0041":1}"#, #"{"\q":1}"#,
    #"{"\u00g0":1}"#, #"{"\u00"#, #"{"a\"#, "{\"a\u{1}\":1}", #"{"a":{"a":{"a":{"a":{}}}}}"#,
  ])
  func `what is no header is refused`(header: String) {
    #expect {
      try SafeTensors(data: safeTensorsFile(header))
    } throws: { error in
      if case .malformedHeader? = (error as? SafeTensorsError)?.reason { true } else { false }
    }
  }

  @Test func `a name that is not UTF-8 is refused`() {
    let data = Data([4, 0, 0, 0, 0, 0, 0, 0, 123, 34, 0xFF, 34])
    #expect(
      throws: SafeTensorsError(
        .malformedHeader("a string in front of byte 4 is not UTF-8"))
    ) { try SafeTensors(data: data) }
  }

  @Test func `tensors that are missing, too many or of another shape are told by name`() throws {
    var tensors = SafeTensors()
    try tensors.set("a", to: Matrix<Float>.identity(2))
    try tensors.set("b", to: Vector<Float>([1]))
    try tensors.require(exactly: ["b", "a"])
    #expect(throws: SafeTensorsError(.missingTensor("c"))) {
      try tensors.require(exactly: ["a", "b", "d", "c"])
    }
    #expect(throws: SafeTensorsError(.extraTensor("b"))) { try tensors.require(exactly: ["a"]) }
    #expect(throws: SafeTensorsError(.missingTensor("z"))) {
      try tensors.vector("z") as Vector<Float>
    }
    #expect(throws: SafeTensorsError(.wrongShape(tensor: "a", expected: [3, 2], found: [2, 2]))) {
      try tensors.matrix("a", shape: (3, 2)) as Matrix<Float>
    }
    #expect(throws: SafeTensorsError(.wrongDimensions(tensor: "b", expected: 2, found: [1]))) {
      try tensors.matrix("b") as Matrix<Float>
    }
    #expect(throws: SafeTensorsError(.wrongShape(tensor: "b", expected: [2], found: [1]))) {
      try tensors.vector("b", count: 2) as Vector<Float>
    }
  }
}
