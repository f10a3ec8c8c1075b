import Testing

@testable import Drawing

@Suite("A sketch") struct SketchTests {
  @Test("shows all that it draws: nothing lies outside its frame", arguments: Samples.all)
  func frame(sample: Samples.Sample) throws {
    let frame = sample.sketch.frame
    for mark in sample.sketch.shape.picture.marks { #expect(frame.contains(mark.bounds)) }
    let svg = try sample.sketch.svg()
    let view = [frame.left, frame.top, frame.width, frame.height].map { "\(Int($0))" }
    #expect(svg.contains("viewBox=\"\(view.joined(separator: " "))\""))
  }

  @Test("has no more blank paper than its rim", arguments: Samples.all)
  func tightness(sample: Samples.Sample) {
    let (frame, bounds) = (sample.sketch.frame, sample.sketch.shape.picture.bounds)
    for blank in [
      bounds.left - frame.left, bounds.top - frame.top, frame.right - bounds.right,
      frame.bottom - bounds.bottom,
    ] {
      #expect((2...3).contains(blank))
    }
  }

  @Test("is the same text each time it is drawn", arguments: Samples.all)
  func repetition(sample: Samples.Sample) throws {
    #expect(try sample.sketch.svg() == sample.sketch.svg())
  }

  @Test("holds letters that can be read on a screen of 320 pixels", arguments: Samples.all)
  func legibility(sample: Samples.Sample) {
    let scale = min(1, 276 / sample.sketch.frame.width)
    for case .text(let text) in sample.sketch.shape.picture.marks {
      #expect(text.size * scale >= 11)
    }
  }

  @Test("without content is refused") func nothing() {
    #expect(throws: SketchError.isEmpty) { try Sketch {}.svg() }
    #expect(throws: SketchError.isEmpty) { try Sketch { "" }.svg() }
    #expect(throws: SketchError.isEmpty) { try Sketch { Stack {} }.svg() }
  }

  @Test("too wide for a phone is refused, and says how wide it may be") func width() {
    let sketch = Sketch { MatrixBox("A", rows: 2, columns: 40).sized("m", "n") }
    #expect {
      try sketch.svg()
    } throws: { error in
      guard case SketchError.isTooWide(let width, let widest) = error else { return false }
      return width > 480 && widest == 351 && "\(error)".contains("above 351")
    }
    // Without small letters it may be wider, and without letters as wide as it likes.
    #expect(throws: Never.self) { try Sketch { MatrixBox("A", rows: 2, columns: 32).cut() }.svg() }
    #expect(throws: Never.self) { try Sketch { MatrixBox(rows: 2, columns: 90) }.svg() }
  }

  @Test("escapes what has a meaning in SVG") func escaping() throws {
    let svg = try Sketch { MatrixBox("a<b & \"c\"", rows: 5, columns: 12) }.svg()
    #expect(svg.contains("&lt;") && svg.contains("&amp;") && svg.contains("&quot;"))
    #expect(!svg.contains("<b") && !svg.contains("& "))
  }

  @Test("takes its colors from the page") func colors() throws {
    let svg = try Sketch { MatrixBox("A", rows: 3, columns: 3).shaded(columns: [1], .third) }.svg()
    #expect(svg.contains("fill=\"var(--series-3, #009e73)\""))
    #expect(svg.contains("stroke=\"currentColor\""))
  }
}

/// One sketch of each kind.
enum Samples {
  struct Sample: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let make: @Sendable () -> Sketch
    var sketch: Sketch { make() }
  }

  static let all: [Sample] = [
    Sample(testDescription: "a product") {
      Sketch {
        MatrixBox("A", rows: 8, columns: 6).sized("m", "n").shaded(rows: [2]).shaded(columns: [1])
        "≈"
        MatrixBox("C", rows: 8, columns: 2).sized("m", "k").captioned("two\nlines")
        MatrixBox("Xᵀ", rows: 2, columns: 6, pattern: .sparse(0.3)).sized("k", "n").braced("n")
      }
    },
    Sample(testDescription: "a table of patterns") {
      Sketch {
        Grid(columns: 2) {
          MatrixBox("R", rows: 5, columns: 7, pattern: .upperTriangular)
          MatrixBox("L", rows: 7, columns: 5, pattern: .lowerTriangular).titled("below")
          MatrixBox("Σ", rows: 4, columns: 4, pattern: .diagonal).bracedAbove("r")
          Stack {
            MatrixBox.column("x", 4)
            MatrixBox.row("y", 4)
          }
        }
      }
    },
    Sample(testDescription: "cubes") {
      Sketch {
        Cube("X", rows: 4, columns: 5, slices: 3).sized("I", "J", "K").shaded(rows: 1..<2)
        Arrow("cut")
        Cube("X", rows: 2, columns: 3, slices: 3, cell: 14).cut(into: .tubeFibers)
          .shaded(columns: 0..<1)
      }
    },
    Sample(testDescription: "an unfolding") {
      Sketch { MatrixBox.unfolding("X₍₁₎", rows: 3, columns: 4, slices: 3).sized("I", "JK") }
    },
    Sample(testDescription: "factors of tensors") {
      Sketch {
        Stack {
          Row {
            RankOne("a₁", "b₁", "c₁")
            "+"
            TuckerBox("G", "A", "B", "C")
          }
          Train(["G₁", "G₂", "G₃"], modes: ["n₁", "n₂", "n₃"], ranks: ["r₁", "r₂"])
          Core("G", .free(.left, "a"), .through(.right, "r", "B", "n"), .free(.up, "m"))
        }
      }
    },
    Sample(testDescription: "a tree") {
      Sketch {
        Tree(.init("X", .init("Y", .init("A"), .init(MatrixBox(rows: 2, columns: 3))), .init("Z")))
      }
    },
    Sample(testDescription: "a plane") {
      Sketch {
        Plane(
          x: -1...3, y: -1...2, unit: 60, .axes("x₁", "x₂"), .line(along: (2, 0.6), "range A"),
          .arrow(to: (1.5, 1.7), "b"), .projection(of: (1.5, 1.7), onto: (2, 0.6), "Ax", rest: "r"),
          .ellipse((1, 0.5), (-0.2, 0.4)), .region([(0, 0), (1, 0), (0, 1)], "T"),
          .points([(1, 1), (2, 0)]), .point((0.5, 0.5), "p"), .note("here", at: (2, 1)))
      }
    },
  ]
}
