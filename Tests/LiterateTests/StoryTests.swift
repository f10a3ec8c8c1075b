import Drawing
import Foundation
import LinearAlgebra
import Testing

@testable import Literate

@Suite("A story keeps what its sections produce") struct StoryTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "story-tests-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.appending(path: "run"))
  }

  private func text(_ folder: URL, _ file: String) throws -> String {
    try String(contentsOf: folder.appending(path: file), encoding: .utf8)
  }

  @Test("sections, values and the transcript, each in its file") func files() throws {
    try withFolder { folder in
      let story = try Story(folder: folder, seed: 1)
      try story.section("first-things") { page in
        page.print("rank 5")
        page.printMeasured("3 ms")
        page.record("rank", 5)
        page.recordMeasured("pause", "3 ms")
      }
      try story.section("second") { $0.print("done") }
      try story.close()
      #expect(
        try text(folder, "transcript.txt") == """
          — First things —

          rank 5

          — Second —

          done

          — Values in the text —

          rank = 5

          """)
      #expect(try text(folder, "sections/first-things.txt") == "rank 5\n3 ms\n")
      #expect(
        try text(folder, "sections.tsv")
          == "first-things\tFirst things\tmeasured\nsecond\tSecond\t\n")
      #expect(try text(folder, "values.tsv") == "rank\t5\npause\t3 ms\n")
    }
  }

  @Test("what ran is kept beside it: the program, its seed, the machine") func run() throws {
    try withFolder { folder in
      try Story(folder: folder, seed: 23).close()
      let rows = try text(folder, "run.tsv").split(separator: "\n").map {
        $0.split(separator: "\t", omittingEmptySubsequences: false)
      }
      #expect(rows.map { $0[0] } == ["program", "seed", "machine"])
      #expect(rows[1][1] == "23")
      #expect(rows.allSatisfy { $0.count == 2 && !$0[1].isEmpty })
    }
  }

  @Test("tables are kept as data, and what is printed around them as text") func tables() throws {
    try withFolder { folder in
      let story = try Story(folder: folder, seed: 1)
      try story.section("errors") { page in
        var table = Table("method", "error")
        table.row("SVD", "0.25")
        table.best(.least, column: 1)
        page.print("flat:")
        page.print(table)
        page.print()
        page.printMeasured(table)
        page.print("Two tables.")
      }
      try story.section("words") { $0.print("done") }
      try story.close()
      #expect(
        try text(folder, "sections/errors.json")
          == "[{\"measured\":false,\"text\":\"flat:\"}," + data(isMeasured: false) + ","
          + data(isMeasured: true) + ",{\"measured\":false,\"text\":\"Two tables.\"}]")
      let words = folder.appending(path: "sections/words.json")
      #expect(!FileManager.default.fileExists(atPath: words.path))
    }
  }

  private func data(isMeasured: Bool) -> String {
    """
    {"best":[[0,1]],"headings":["method","error"],"measured":\(isMeasured),"numeric":[false,true],\
    "rows":[["SVD","0.25"]]}
    """
  }

  @Test("data for explorables goes to a file of its own, in numbers of few digits")
  func data() throws {
    struct Path: Encodable {
      let name: String
      let steps: [Double]
      let bytes: Data
      let count: Int
    }
    try withFolder { folder in
      let story = try Story(folder: folder, seed: 1)
      try story.section("a") { page in
        try page.data(
          "path",
          Path(
            name: "1.23456789 \"e-5\" \\", steps: [2 / 3, -1e-17, 1234567.8, 3, -2.5e-7],
            bytes: Data([1, 255]), count: 12_345_678), digits: 4)
      }
      try story.close()
      #expect(
        try text(folder, "data/path.json") == #"""
          {"bytes":"Af8=","count":12345678,"name":"1.23456789 \"e-5\" \\","steps":[0.6667,0,1.235e6,3,-2.5e-7]}
          """#)
      #expect(try text(folder, "data.tsv") == "path\tpath.json\n")
      #expect(try !text(folder, "transcript.txt").contains("path"))
    }
  }

  @Test("data that is not a number is refused") func infinite() throws {
    try withFolder { folder in
      let story = try Story(folder: folder, seed: 1)
      try story.section("a") { page in
        #expect(throws: EncodingError.self) { try page.data("x", [1, Double.infinity]) }
      }
    }
  }

  @Test("a drawing is kept as a figure, and several as its panels") func drawings() throws {
    try withFolder { folder in
      let story = try Story(folder: folder, seed: 1)
      try story.section("ideas") { page in
        try page.draw("one", Sketch { MatrixBox("A", rows: 3, columns: 4) })
        try page.draw("two", Sketch { "A" }, Sketch { "B" })
        #expect(throws: SketchError.isEmpty) { try page.draw("none", Sketch {}) }
      }
      try story.close()
      #expect(
        try text(folder, "figures.tsv") == "one\tone.svg\ntwo\ttwo-1.svg\ttwo-2.svg\n")
      for file in ["one", "two-1", "two-2"] {
        #expect(try text(folder, "figures/\(file).svg").hasSuffix("</svg>\n"))
      }
    }
  }

  @Test("a run that fails leaves the last good one in place, and no draft") func failure() throws {
    struct Broken: Error {}
    try withFolder { folder in
      let good = try Story(folder: folder, seed: 1)
      try good.section("a") { $0.print("good") }
      try good.close()
      #expect(throws: Broken.self) {
        let bad = try Story(folder: folder, seed: 1)
        try bad.section("a") { _ in throw Broken() }
      }
      #expect(try text(folder, "transcript.txt").contains("good"))
      let left = try FileManager.default.contentsOfDirectory(
        atPath: folder.deletingLastPathComponent().path)
      #expect(left == ["run"])
    }
  }
}
