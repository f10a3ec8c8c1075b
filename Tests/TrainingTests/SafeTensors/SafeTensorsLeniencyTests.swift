import Foundation
import LinearAlgebra
import Testing
import Training

@Suite struct `Safetensors files of other writers` {
  private func read(_ header: String) throws -> SafeTensors {
    try SafeTensors(data: safeTensorsFile(header, [0, 0, 128, 63]))
  }

  @Test(arguments: [
    "null", "true", "-1.5e3", "\"a \\\" b\"", "[]", "{}", "[1, [2, {\"x\": [\"]\", null]}], 3]",
    "{\"deep\": {\"er\": [{}]}}",
  ]) func `what a writer adds to a tensor is passed over`(_ value: String) throws {
    let tensors = try read(
      """
      {"w": {"extra": \(value), "dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}
      """)
    let w: Vector<Double> = try tensors.vector("w")
    #expect(w == [1])
  }

  @Test(arguments: ["", "[", "[1", "[}", "{]", ",", ":", "[\u{1}]", "\"", "@"])
  func `what is no value is refused`(_ value: String) {
    let error = #expect(throws: SafeTensorsError.self) {
      try read(
        """
        {"w": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4], "extra": \(value)}}
        """)
    }
    guard case .malformedHeader = error?.reason else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a value a million brackets deep does not end the program`() {
    let deep = String(repeating: "[", count: 1_000_000)
    #expect(throws: SafeTensorsError.self) { try read("{\"w\": {\"extra\": \(deep)") }
  }

  @Test func `no facts about the file may be written as null`() throws {
    let tensors = try read(
      """
      {"__metadata__": null, "w": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}
      """)
    #expect(tensors.metadata.isEmpty && tensors.names == ["w"])
  }

  @Test func `a tensor cannot take the name of the facts`() {
    var tensors = SafeTensors()
    #expect(throws: SafeTensorsError(.reservedName("__metadata__"))) {
      try tensors.set("__metadata__", to: Vector<Double>([1]))
    }
    #expect(tensors.names.isEmpty)
  }

  @Test func `a number beyond the range of the scalars is refused`() throws {
    var tensors = SafeTensors()
    try tensors.set("w", to: Vector<Double>([1, -.infinity, 1e300]))
    let data = tensors.data
    #expect(throws: SafeTensorsError(.outOfRange(tensor: "w", value: 1e300))) {
      let _: Vector<Float> = try SafeTensors(data: data).vector("w")
    }
    let wide: Vector<Double> = try SafeTensors(data: data).vector("w")
    #expect(wide == [1, -.infinity, 1e300])
  }

  @Test(arguments: [
    ("PK\u{3}\u{4} and what torch.save writes after it", "safetensors.torch.save_file"),
    ("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a", "git lfs pull"),
    ("<!DOCTYPE html><title>Not found</title>", "download the file itself"),
  ]) func `a file that is something else is called what it is`(_ text: String, _ words: String) {
    let error = #expect(throws: SafeTensorsError.self) {
      try SafeTensors(data: Data(text.utf8))
    }
    #expect(error?.description.contains(words) == true)
  }
}
