import Foundation
import LinearAlgebra
import Testing

@testable import Drawing
@testable import Literate

@Suite("A chart") struct ChartTests {
  private let widths = [Chart.wide, Chart.narrow, Chart.panel]

  private func texts(_ plot: Plot, _ width: Double) -> [Text] {
    Chart(plot, width: width).picture.marks.compactMap {
      if case .text(let text) = $0 { text } else { nil }
    }
  }

  private func words(_ plot: Plot, _ width: Double = Chart.wide) -> [String] {
    texts(plot, width).map(\.label.source)
  }

  private func decay(_ rate: Double) -> [Double] { (0..<40).map { pow(rate, Double($0)) } }

  private var spectra: Plot {
    Plot(
      x: Axis("k"), y: Axis("σₖ", .logarithmic), .line("scene", decay(0.7)),
      .dashed("noise", decay(0.98)), .linePoints("film", decay(0.975)))
  }

  private var cloud: Plot {
    Plot(
      x: Axis("t"), y: Axis("‖M − CC⁺M‖_F"), .points("data", decay(0.9)),
      .bars("count", decay(0.8)), .line("law", decay(0.9)))
  }

  @Test("takes its colors from the page, and is drawn for wide and for narrow screens")
  func files() throws {
    if Gnuplot.program == nil { try Test.cancel("gnuplot is not installed") }
    let folder = FileManager.default.temporaryDirectory.appending(path: "chart-tests-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let story = try Story(folder: folder, seed: 1)
    try story.section("a") { page in
      try page.figure("alone", spectra)
      try page.figure("pair", spectra, cloud)
    }
    try story.close()
    func text(_ file: String) throws -> String {
      try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    }
    #expect(
      try text("figures.tsv") == "alone\talone.svg\npair\tpair-1.svg\tpair-2.svg\n")
    let kinds = [
      "alone.svg": "chart wide", "alone.narrow.svg": "chart narrow", "pair-1.svg": "chart beside",
      "pair-2.svg": "chart beside",
    ]
    for (file, kind) in kinds {
      let svg = try text("figures/\(file)")
      #expect(svg.contains("class=\"\(kind)\""))
      #expect(svg.contains("currentColor") && svg.contains("var(--series-2, #d55e00)"))
      #expect(!svg.contains("black") && !svg.contains("rgb("))
      let ids = svg.matches(of: /\sid=["']([^"']+)["']/).map { String($0.1) }
      #expect(Set(ids).count == ids.count && ids.contains("gpDot"))
    }
  }

  @Test("leaves the names of classes as they are, those of colors too") func colorNames() throws {
    if Gnuplot.program == nil { try Test.cancel("gnuplot is not installed") }
    let plot = Plot(
      x: Axis("paint", range: 0...3, ticks: [(1, "black"), (2, "blackboard")]), y: Axis("share"),
      .bars("a", [1, 2]))
    let svg = try Chart(plot, width: Chart.wide).svg("wide")
    #expect(svg.contains(/<text>[^<]*black</) && svg.contains("blackboard<"))
    #expect(svg.matches(of: /black/).count == 2)
  }

  @Test("names lines at their ends, without touching, and the rest in a key outside the data")
  func names() {
    for width in widths {
      for plot in [spectra, cloud] {
        let written = texts(plot, width)
        for (i, first) in written.enumerated() {
          for second in written[(i + 1)...] {
            #expect(!first.bounds.grown(by: -2).overlaps(second.bounds.grown(by: -2)))
          }
        }
      }
    }
    let names = texts(spectra, Chart.wide).filter {
      ["scene", "noise", "film"].contains($0.label.source)
    }
    #expect(Set(names.map(\.place.x)).count == 1)
    #expect(names.allSatisfy { $0.anchor == .start && $0.place.x > 450 })
    #expect(words(cloud).contains("data") && words(cloud).contains("count"))
  }

  @Test("gives lines a key where one of them ends amid the data, or a name is too long")
  func key() {
    let short = Plot(
      x: Axis("k"), y: Axis("y"), .line("long", decay(0.9)), .line("short", Array(decay(0.9)[..<9]))
    )
    let wordy = Plot(
      x: Axis("k"), y: Axis("y"), .line("long", decay(0.9)),
      .line(
        "a name with far too many words to stand in two lines at the end of a curve", decay(0.8)))
    for plot in [short, wordy] {
      let long = texts(plot, Chart.wide).first { $0.label.source == "long" }
      #expect(long.map { $0.place.x < 60 } == true)
      for width in widths { #expect(Chart(plot, width: width).picture.frame.width <= width + 6) }
    }
  }

  @Test("without a key still names its lines where there is room") func keyless() {
    var (bare, dotted) = (spectra, cloud)
    (bare.key, dotted.key) = (.none, .none)
    #expect(words(bare).contains("scene"))
    #expect(words(dotted).contains("law") && !words(dotted).contains("data"))
  }

  @Test("shows the names of all its classes, in further rows where they would touch")
  func classes() {
    let methods = [
      "full", "LoRA", "rsLoRA", "LoRA+", "DoRA", "AdaLoRA", "PiSSA", "QLoRA", "Fisher",
    ]
    let ticks = methods.enumerated().map { (Double($0), $1) }
    let plot = Plot(
      x: Axis("method", range: -0.5...8.5, ticks: ticks), y: Axis("loss"),
      .points("a", x: methods.indices.map(Double.init), Array(decay(0.9)[..<9])))
    for width in widths {
      let written = texts(plot, width)
      let layout = Chart(plot, width: width).layout
      let shown = layout.xTicks.map(\.label) + written.map(\.label.source)
      #expect(methods.allSatisfy(shown.contains))
      #expect(layout.xTicks.count == methods.count)
      for (i, first) in written.enumerated() {
        for second in written[(i + 1)...] {
          #expect(!first.bounds.grown(by: -2).overlaps(second.bounds.grown(by: -2)))
        }
      }
    }
  }

  @Test("has letters of eleven pixels and more on a screen of 320 pixels") func legibility() {
    for width in [Chart.narrow, Chart.panel] {
      for plot in [spectra, cloud] {
        let picture = Chart(plot, width: width).picture
        let scale = min(1, 276 / picture.frame.width)
        for text in texts(plot, width) { #expect(text.size * scale >= 11) }
      }
    }
  }

  @Test("keeps to its width") func width() {
    for width in widths {
      for plot in [spectra, cloud] {
        let frame = Chart(plot, width: width).picture.frame
        #expect(frame.width <= width + 6)
      }
    }
  }

  @Test("gives gnuplot the same places as the names: an end at the edge, and a gap in a line")
  func places() throws {
    if Gnuplot.program == nil { try Test.cancel("gnuplot is not installed") }
    let plot = Plot(
      x: Axis("x", range: 0...1), y: Axis("y", range: 0...1),
      .line("a", x: [-1, 2], [-1, 2]), .points("b", x: [0.5, 3], [0.5, 3]),
      .line("c", x: [0, .nan, 1], [0.2, 0.2, 0.2]))
    for width in widths {
      let chart = Chart(plot, width: width)
      let area = chart.layout.area
      let svg = try chart.svg("wide")
      // The line from corner to corner, to the pixel that gnuplot rounds to.
      let ends = svg.matches(of: /d='M([0-9.]+),([0-9.]+) L([0-9.]+),([0-9.]+)/).map {
        [$0.1, $0.2, $0.3, $0.4].map { Double($0) ?? .nan }
      }
      #expect(
        ends.contains { end in
          zip(end, [area.left, area.bottom, area.right, area.top]).allSatisfy {
            abs($0 - $1) <= 1.5
          }
        })
    }
  }

  @Test("writes a minus sign, and numbers as a book does") func numbers() {
    let plot = Plot(
      x: Axis("x", range: -30_000...30_000), y: Axis("y", range: -0.5...0.5),
      .line("a", x: [-1, 1], [0, 0.1]))
    let layout = Chart(plot, width: Chart.wide).layout
    let words = (layout.xTicks + layout.yTicks).map(\.label)
    #expect(words.contains("−0.5") || words.contains("−0.4"))
    #expect(words.contains("−20\u{202F}000") || words.contains("−30\u{202F}000"))
    #expect(!words.contains { $0.contains("-") })
    #expect(ChartTicks.typographic("-3 of a well-known 4") == "−3 of a well-known 4")
  }

  @Test("marks powers of ten over many decades, and round numbers over few") func decades() {
    let axis = Axis("σ", .logarithmic)
    func labels(_ range: ClosedRange<Double>) -> [String] {
      ChartTicks.ticks(axis, ChartScale(axis, range, from: 0, to: 300), spacing: 40)
        .map(\.label).filter { !$0.isEmpty }
    }
    #expect(labels(1e-12...1).contains("10⁻¹²") || labels(1e-12...1).contains("10⁻¹⁰"))
    #expect(labels(1e-12...1).count <= 8)
    #expect(labels(0.5...20) == ["0.5", "1", "2", "5", "10", "20"])
    #expect(labels(3...4).count >= 3)
  }

  @Test("marks three places at least, also between round numbers") func few() {
    let axis = Axis("x")
    for range in [-3.3...3.3, 0.4...0.9, 17...23, -1e-3...2.2e-3] {
      let scale = ChartScale(axis, range, from: 0, to: 100)
      let ticks = ChartTicks.ticks(axis, scale, spacing: 56)
      #expect(ticks.count >= 3 && ticks.allSatisfy { range.contains($0.position) })
    }
  }

  @Test("gives circles their shape where a unit is as long both ways") func isotropy() {
    var plot = Plot(
      x: Axis("x", range: -2...2), y: Axis("y", range: -1...1),
      .line("a", x: [-2, 2], [-1, 1]))
    plot.isIsotropic = true
    for width in widths {
      let area = Chart(plot, width: width).layout.area
      #expect(abs(area.width - 2 * area.height) < 1e-9)
    }
  }
}
