import Foundation
import LinearAlgebra
import Testing

@Suite struct `Bad npy files` {
  @Test(arguments: [
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (1000000, 1000000), }", 8_000_000_000_000),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }", 24),
    (
      "{'descr': '|b1', 'fortran_order': True, 'shape': (2147483647, 2147483647), }",
      2_147_483_647 * 2_147_483_647
    ),
  ]) func `a promise of more than the file holds is refused at once`(
    _ header: String, _ promised: Int
  ) {
    let error = #expect(throws: NPYError.self) { try decode(header) }
    #expect(error == NPYError(.truncated(promised: promised, found: 16)))
  }

  @Test(arguments: [
    "(99999999999, 99999999999)", "(4294967296,)", "(2147483647, 2147483647, 2147483647)",
    "(-3, 4)", "(99999999999999999999999,)", "(--3,)", "(0, 99999999999)",
  ]) func `a shape that cannot be is refused`(_ shape: String) {
    let error = #expect(throws: NPYError.self) {
      try decode("{'descr': '<f8', 'fortran_order': False, 'shape': \(shape), }")
    }
    guard case .impossibleShape = error?.reason else {
      Issue.record("unexpected \(String(describing: error))")
      return
    }
  }

  @Test func `a zero among huge dimensions is an empty array`() throws {
    let shape = "(2147483647, 2147483647, 2147483647, 0)"
    let header = "{'descr': '<f8', 'fortran_order': False, 'shape': \(shape), }"
    #expect(try decode(header, zeros: 0).elements.isEmpty)
  }

  @Test(arguments: [
    "", "{}", "{", "}", "{'descr': '<f8', 'fortran_order': False}", "__import__('os')",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (2,)} + 1",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (2)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (2,}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (1 1)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': [2]}",
    "{'descr': '<f8', 'fortran_order': 0, 'shape': (2,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'shape': (2,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'extra': 1}",
    "{'descr': '<f8, 'fortran_order': False, 'shape': (2,)}",
    "{'descr': 8, 'fortran_order': False, 'shape': (2,)}",
    "{'descr' '<f8', 'fortran_order': False, 'shape': (2,)}",
  ]) func `a header that is not the expected dictionary is refused`(_ header: String) {
    let error = #expect(throws: NPYError.self) { try decode(header) }
    guard case .malformedHeader = error?.reason else {
      Issue.record("unexpected \(String(describing: error))")
      return
    }
  }

  @Test(arguments: ["complex", "wide", "text", "record", "object"])
  func `elements that are not real numbers are refused`(_ name: String) {
    let error = #expect(throws: NPYError.self) {
      try NPYArray<Double>(npy: Fixture.path("npy/\(name).npy"))
    }
    guard case .unsupportedType = error?.reason else {
      Issue.record("unexpected \(String(describing: error))")
      return
    }
  }

  @Test func `no file cut short is read, wherever the cut is`() throws {
    let whole = try Data(contentsOf: URL(fileURLWithPath: Fixture.path("npy/float64-c.npy")))
    for length in 0..<whole.count {
      #expect(throws: NPYError.self) { try NPYArray<Double>(npyData: whole.prefix(length)) }
    }
    #expect(try NPYArray<Double>(npyData: whole).shape == [3, 4])
  }

  @Test func `no byte of the header can be changed so that reading stops the program`() throws {
    let whole = try Data(contentsOf: URL(fileURLWithPath: Fixture.path("npy/int16-c.npy")))
    for place in 0..<128 {
      for byte: UInt8 in [0, 0x20, 0x27, 0x28, 0x39, 0x2D, 0x80, 0xFF] {
        var changed = whole
        changed[place] = byte
        let array = try? NPYArray<Double>(npyData: changed)
        #expect(array == nil || array?.elements.count == array?.shape.reduce(1, *))
      }
    }
  }

  @Test func `bytes after the last element are refused`() throws {
    let header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }"
    #expect(throws: NPYError(.trailingBytes(3))) { try decode(header, zeros: 19) }
  }

  @Test func `a file of another kind or another time is refused`() {
    #expect(throws: NPYError(.notNPY)) {
      try NPYArray<Double>(npyData: Data("%PDF-1.7, of some length".utf8))
    }
    #expect(throws: NPYError(.notNPY)) { try NPYArray<Double>(npyData: Data()) }
    let future = Data([0x93] + Array("NUMPY".utf8) + [4, 0, 0, 0, 0, 0])
    #expect(throws: NPYError(.unknownVersion(major: 4, minor: 0))) {
      try NPYArray<Double>(npyData: future)
    }
  }

  @Test func `an archive of arrays is called one`() {
    let error = #expect(throws: NPYError.self) {
      try NPYArray<Double>(npyData: Data("PK\u{3}\u{4} and what numpy.savez writes".utf8))
    }
    #expect(error?.description.contains("numpy.save one array of it") == true)
  }

  @Test func `what is not a regular file is named`() {
    #expect(throws: NPYError(.unreadable("there is no such file"), path: "/none.npy")) {
      try Matrix<Double>(npy: "/none.npy")
    }
    #expect(throws: NPYError(.unreadable("it is not a regular file"), path: "/dev/zero")) {
      try Matrix<Double>(npy: "/dev/zero")
    }
    #expect(throws: NPYError(.unreadable("it is a folder"), path: "/")) {
      try Matrix<Double>(npy: "/")
    }
  }

  @Test func `the number of dimensions must be that of the value`() {
    let cube = Fixture.path("npy/cube-c.npy")
    #expect(throws: NPYError(.wrongDimensions(expected: 2, shape: [2, 3, 4]), path: cube)) {
      try Matrix<Double>(npy: cube)
    }
    #expect(throws: NPYError(.wrongDimensions(expected: 1, shape: [2, 3, 4]), path: cube)) {
      try Vector<Double>(npy: cube)
    }
  }

  @Test(arguments: [
    NPYError(.unreadable("there is no such file"), path: "a.npy"), NPYError(.notNPY, path: "a.npy"),
    NPYError(.unknownVersion(major: 4, minor: 0), path: "a.npy"),
    NPYError(.malformedHeader("text follows"), path: "a.npy"),
    NPYError(.unsupportedType("|O"), path: "a.npy"),
    NPYError(.impossibleShape("(-3,)"), path: "a.npy"),
    NPYError(.truncated(promised: 24, found: 16), path: "a.npy"),
    NPYError(.trailingBytes(3), path: "a.npy"),
    NPYError(.wrongDimensions(expected: 2, shape: [3]), path: "a.npy"),
    NPYError(.notRepresentable(value: 0.5, type: .int8), path: "a.npy"),
    NPYError(.unwritable("the folder does not exist"), path: "a.npy"),
    NPYError(.outOfRange(1e300), path: "a.npy"),
    NPYError(.malformedHeader("the key 'a\nb\u{2028}\u{7}' is unknown"), path: "a.npy"),
    NPYError(.otherFormat("an archive: unpack it"), path: "a.npy"),
  ]) func `each error is one sentence that names the file`(_ error: NPYError) {
    let sentence = error.description
    #expect(sentence.hasPrefix("a.npy: ") && sentence.hasSuffix("."))
    #expect(!sentence.dropLast().contains(". ") && !sentence.contains("\n"))
  }
}
