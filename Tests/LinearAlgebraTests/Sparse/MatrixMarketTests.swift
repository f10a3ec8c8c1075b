import Foundation
import LinearAlgebra
import Testing

@Suite struct MatrixMarketTests {
  /// Reads a text as a file.
  private func read(_ text: String) throws -> Matrix<Double> {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "market-\(UUID().uuidString).mtx").path
    try Data(text.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return Matrix(try SparseMatrix<Double>(matrixMarket: path))
  }

  @Test func `what is written is read back to the last bit`() throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "market-\(UUID().uuidString).mtx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var generator = SplitMix64(seed: 9)
    let a = SparseMatrix<Double>.random(
      rows: 30, columns: 50, nonZeroCount: 300, using: &generator)
    try a.write(matrixMarket: path)
    #expect(try SparseMatrix<Double>(matrixMarket: path) == a)
    let single = SparseMatrix(Matrix<Float>(Matrix(a)))
    try single.write(matrixMarket: path)
    #expect(try SparseMatrix<Float>(matrixMarket: path) == single)
    let empty = SparseMatrix<Double>(rows: 0, columns: 3, entries: [])
    try empty.write(matrixMarket: path)
    #expect(try SparseMatrix<Double>(matrixMarket: path) == empty)
  }

  @Test func `every kind of file is read`() throws {
    let general = "%%MatrixMarket matrix coordinate real general\r\n% a comment\n\n"
    #expect(try read(general + "2 3 2\n1 3 -1.5e1\n 2\t1 4 \n") == [[0, 0, -15], [4, 0, 0]])
    let symmetric = "%%matrixmarket MATRIX Coordinate Integer Symmetric\n"
    #expect(try read(symmetric + "2 2 2\n1 1 5\n2 1 3") == [[5, 3], [3, 0]])
    let skew = "%%MatrixMarket matrix coordinate real skew-symmetric\n"
    #expect(try read(skew + "2 2 1\n2 1 3\n") == [[0, -3], [3, 0]])
    let pattern = "%%MatrixMarket matrix coordinate pattern general\n"
    #expect(try read(pattern + "2 2 1\n2 1\n") == [[0, 0], [1, 0]])
    let array = "%%MatrixMarket matrix array real general\n"
    #expect(try read(array + "2 2\n1\n2\n3\n4\n") == [[1, 3], [2, 4]])
    let lower = "%%MatrixMarket matrix array real symmetric\n"
    #expect(try read(lower + "2 2\n1\n2\n4\n") == [[1, 2], [2, 4]])
  }

  @Test func `whole numbers without a sign, a byte-order mark and places listed often are read`()
    throws
  {
    let unsigned = "\u{FEFF}%%MatrixMarket matrix coordinate unsigned-integer symmetric\n"
    #expect(try read(unsigned + "2 2 2\n1 1 1\n2 2 1\n") == [[1, 0], [0, 1]])
    let pattern = "%%MatrixMarket matrix coordinate real general\n"
    #expect(try read(pattern + "1 1 3\n1 1 1\n1 1 2\n1 1 4\n") == [[7]])
  }

  @Test func `a number beyond the scalars is refused, an infinite one is not`() throws {
    let text = Self.head + "1 2 2\n1 1 inf\n1 2 1e300\n"
    #expect(try read(text) == [[.infinity, 1e300]])
    try withTemporaryFolder { folder in
      try Data(text.utf8).write(to: URL(filePath: folder + "/a.mtx"))
      let error = #expect(throws: MatrixMarketError.self) {
        try SparseMatrix<Float>(matrixMarket: folder + "/a.mtx")
      }
      #expect(error?.reason == .beyondRange("1e300") && error?.line == 4)
    }
    let beyond = #expect(throws: MatrixMarketError.self) {
      try read(Self.head + "1 1 1\n1 1 1e400\n")
    }
    #expect(beyond?.reason == .beyondRange("1e400"))
  }

  @Test(arguments: [
    "300000000 3 1\n1 1 1\n", "2147483647 1 1\n1 1 1\n", "5 499999999 3\n1 1 1\n1 2 1\n1 3 1\n",
  ]) func `a size that a text of this length cannot fill takes no memory`(_ text: String) throws {
    let error = #expect(throws: MatrixMarketError.self) { try read(Self.head + text) }
    guard case .oversize = error?.reason else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.line == 2)
  }

  @Test(
    arguments: [
      ([0x1F, 0x8B, 8, 0], "gunzip"), (Array("BZh9".utf8), "bunzip2"),
      (Array("PK\u{3}\u{4}".utf8), "zip archive"),
      (Array("version https://git-lfs.github.com/spec/v1".utf8), "git lfs pull"),
      (Array("<!DOCTYPE html>".utf8), "download the file"),
    ] as [([UInt8], String)])
  func `a file that is something else is called what it is`(_ bytes: [UInt8], _ words: String)
    throws
  {
    try withTemporaryFolder { folder in
      try Data(bytes).write(to: URL(filePath: folder + "/a.mtx"))
      let error = #expect(throws: MatrixMarketError.self) {
        try SparseMatrix<Double>(matrixMarket: folder + "/a.mtx")
      }
      #expect(error?.description.contains(words) == true)
    }
  }

  @Test(arguments: [("/", "it is a folder"), ("/dev/null", "it is not a regular file")])
  func `what is not a regular file is named`(_ path: String, _ words: String) {
    let error = #expect(throws: MatrixMarketError.self) {
      try SparseMatrix<Double>(matrixMarket: path)
    }
    #expect(error?.reason == .unreadable(words))
  }

  /// A text that is wrong, the line that is to be named, and what is to be said.
  struct Flaw: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var line: Int?
  }

  static let head = "%%MatrixMarket matrix coordinate real general\n"
  static let flaws = [
    Flaw(testDescription: "not a Matrix Market file", text: "2 2 1\n1 1 1\n", line: 1),
    Flaw(testDescription: "nothing", text: "", line: 1),
    Flaw(
      testDescription: "are not read here",
      text: "%%MatrixMarket matrix coordinate complex general\n1 1 1\n1 1 1 0\n", line: 1),
    Flaw(testDescription: "should be here, not “nothing”", text: head, line: 2),
    Flaw(testDescription: "not “two 2 1”", text: head + "two 2 1\n1 1 1\n", line: 2),
    Flaw(testDescription: "cannot have the size", text: head + "-2 2 1\n1 1 1\n", line: 2),
    Flaw(testDescription: "ends after 1", text: head + "2 2 5\n1 1 1\n", line: 4),
    Flaw(
      testDescription: "cannot have the size",
      text: head + "9223372036854775807 9 1\n1 1 1\n", line: 2),
    Flaw(testDescription: "outside a 2 × 2", text: head + "2 2 1\n% x\n3 1 1\n", line: 4),
    Flaw(testDescription: "outside a 2 × 2", text: head + "2 2 1\n0 1 1\n", line: 3),
    Flaw(testDescription: "ends after 1", text: head + "2 2 2\n1 1 1\n", line: 4),
    Flaw(testDescription: "one more", text: head + "2 2 1\n1 1 1\n2 2 1\n", line: 4),
    Flaw(testDescription: "not “one”", text: head + "2 2 1\n1 1 one\n", line: 3),
    Flaw(testDescription: "not “1.5 1 2”", text: head + "2 2 1\n1.5 1 2\n", line: 3),
    Flaw(testDescription: "a value should be here", text: head + "2 2 1\n1 1\n2 1 4\n", line: 3),
    Flaw(testDescription: "the end of the line", text: head + "2 2 1\n1 1 1 7\n", line: 3),
    Flaw(
      testDescription: "follows from the symmetry",
      text: "%%MatrixMarket matrix coordinate real symmetric\n2 2 1\n1 2 1\n", line: 3),
  ]

  @Test(arguments: flaws)
  func `what is wrong is told with its line`(_ flaw: Flaw) throws {
    let error = #expect(throws: MatrixMarketError.self) { try read(flaw.text) }
    let said = error?.description ?? ""
    if flaw.text.isEmpty {
      #expect(said.contains("not a Matrix Market file"))
    } else {
      #expect(said.contains(flaw.testDescription), "\(said)")
    }
    #expect(error?.line == flaw.line, "\(said)")
  }

  @Test func `a file that is not there is named`() {
    let error = #expect(throws: MatrixMarketError.self) {
      try SparseMatrix<Double>(matrixMarket: "/nowhere/at/all.mtx")
    }
    #expect(error?.description.hasPrefix("/nowhere/at/all.mtx: cannot read the file") ?? false)
  }
}
