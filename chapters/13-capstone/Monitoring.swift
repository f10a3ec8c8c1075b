import Experiments
import LinearAlgebra
import Literate

/// Whether a limit that was fixed before tells that a text has changed.
func monitoring(_ page: Page) throws {
  let experiment = try TextDriftRuns.experiment()
  let evidence = try Evidence(
    experiment, file: CapstoneChapter.results(of: experiment.name))
  func spread(_ measure: String, _ kind: String) -> Spread {
    evidence.spread(of: measure, for: kind)
  }
  func told(_ measure: String, _ kind: String) -> String {
    let spread = spread(measure, kind)
    return spread.mean.formatted(decimals: 2) + " ± "
      + spread.deviation.formatted(decimals: 2)
  }
  func share(_ measure: String, _ kind: String) -> String {
    percent(spread(measure, kind).mean, decimals: 0)
  }
  var errors = Table("goes over to", "manual", "new kind", "new kind, new cut")
  for kind in TextDrift.kinds {
    errors.row(
      kind, told("usual", kind), told("new", kind),
      told("new, renewed", kind))
  }
  page.print(errors)
  var alarms = Table(
    "goes over to", "one: false", "found", "four: false", "found",
    "first alarm")
  for kind in TextDrift.kinds {
    let first = spread("alarm of 4", kind)
    alarms.row(
      kind, share("false", kind), share("found", kind),
      share("false of 4", kind), share("found of 4", kind),
      "\(Int(first.least) + 1) to \(Int(first.most) + 1)")
  }
  page.print(alarms)
  try drawDrift(page, spread)
  let kinds = TextDrift.kinds
  page.record(
    "renewed-usual-least",
    (kinds.map { spread("usual, renewed", $0).mean }.min() ?? 0)
      .formatted(decimals: 2))
  page.record(
    "found-by-one-least",
    percent(kinds.map { spread("found", $0).least }.min() ?? 0, decimals: 0))
  try page.claim(
    "The mean of four finds every change, after it began, and stays above.",
    kinds.allSatisfy { kind in
      let first = spread("alarm of 4", kind)
      return first.least >= 8 && first.most < Double(TextDrift.stream)
        && spread("false of 4", kind).most == 0
        && spread("found of 4", kind).least == 1
    })
  try page.claim(
    "For each kind the new cut serves the new kind better than the old one, "
      + "and the manual worse.",
    kinds.allSatisfy { kind in
      let (new, old) = (spread("new, renewed", kind), spread("new", kind))
      let (other, own) = (spread("usual, renewed", kind), spread("usual", kind))
      return Comparison(new, old, among: 6).isBelow
        && Comparison(other, own, among: 6).isAbove
    })
  try readAgain(page, evidence)
}

/// Computes one of the errors of the first run anew, where the files are.
private func readAgain(_ page: Page, _ evidence: Evidence) throws {
  guard RealModel.file.isHere, TextDrift.files["manual"]?.isHere == true
  else { return }
  let drift = try TextDrift(layers: 1)
  var random = SplitMix64(seed: 1)
  let order = Array(TextDrift.order(using: &random).prefix(TextDrift.again))
  let windows = try drift.windows(of: "manual", order).map(drift.inputs)
  let kept = evidence.spread(of: "first", for: TextDrift.kinds[0]).values[0]
  let found = try drift.firstError(windows)
  try page.claim(
    "An error of the table is found again.", abs(found / kept - 1) < 1e-3)
}

private func drawDrift(
  _ page: Page, _ spread: (String, String) -> Spread
) throws {
  let count = TextDrift.stream
  let axis = (1...count).map(Double.init)
  try page.figure(
    "drift",
    TextDrift.kinds.map { kind in
      func curve(_ when: String) -> [Spread] {
        (0..<count).map { spread("\(when) \($0)", kind) }
      }
      let limit = spread("limit of 4", kind).mean
      var plot = Plot(
        x: Axis("window, going over to \(kind)", range: 1...Double(count)),
        y: Axis("error of the outputs", range: 0.5...1.8),
        Plot.means("cut before", x: axis, curve("before"))
          + Plot.means("cut anew", x: axis, curve("after"))
          + [.line("limit of four", x: axis, axis.map { _ in limit })])
      plot.aspect = 1.2
      return plot
    })
}
