import Experiments
import LinearAlgebra
import Literate
import Training

func contest(_ page: Page, _ study: Study, _ evidence: Evidence) throws {
  var table = Table(
    "letters that are right", "75 %", "60 %", "45 %", "loss at 60 %",
    "compared")
  func name(_ method: Method, _ share: Double) -> String {
    "\(method.rawValue) at \(share)"
  }
  for method in Method.allCases {
    let letters = Shares.all.map {
      evidence.spread(of: "letters", for: name(method, $0)).percent()
    }
    let loss = evidence.logarithms(of: "loss", for: name(method, 0.6))
    let other = method.rival == .plain ? "the SVD" : "above"
    let word = comparison(evidence, method)?
      .word(above: "more than \(other)", below: "less than \(other)")
    table.row(
      method.rawValue, letters[0], letters[1], letters[2],
      loss.geometricMean.formatted(digits: 2), word ?? "–")
  }
  page.print(table)
  var dense = study.base
  let small = try Method.refitted.cut(
    study, to: try study.ranks(share: 0.6))
  let values = Laboratory.outcome(of: small, study)
  try evidence.require(
    values, of: name(.refitted, 0.6), seed: page.seed)
  page.printMeasured(
    "\nseed \(page.seed), run now, … and refitted at 60 %: "
      + "\(percent(values[1])), dense: "
      + percent(dense.accuracy(on: study.test)))
  page.recordMeasured("dense-letters", percent(dense.accuracy(on: study.test)))
  page.recordMeasured(
    "dense-loss", Double(dense.loss(of: study.test)), digits: 2)
  try claims(page, evidence)
  try drawStages(page)
  try drawContest(page, evidence)
  page.printOrigin(of: evidence)
}

extension Method {
  /// What a method is compared with: the SVD, and for what is added to the
  /// cut by outputs, the line above.
  fileprivate var rival: Method? {
    switch self {
    case .plain: nil
    case .fisher, .scaled, .outputs: .plain
    case .centered: .outputs
    case .staged: .centered
    case .refitted: .staged
    }
  }
}

// snippet.word
/// The loss of a method at 60 % beside that of its rival, seed by seed, as
/// one of six comparisons made at once.
private func comparison(
  _ evidence: Evidence, _ method: Method
) -> Comparison? {
  method.rival.map { rival in
    Comparison(
      evidence.logarithms(of: "loss", for: "\(method.rawValue) at 0.6"),
      evidence.logarithms(of: "loss", for: "\(rival.rawValue) at 0.6"),
      among: 6)
  }
}
// snippet.end

private func claims(_ page: Page, _ evidence: Evidence) throws {
  let added: [Method] = [.outputs, .centered, .staged, .refitted]
  try page.claim(
    "Outputs lose less than the SVD, and each addition less again.",
    added.allSatisfy { comparison(evidence, $0)?.isBelow == true })
  for (name, method) in [("fisher", Method.fisher), ("scaled", .scaled)] {
    let word = comparison(evidence, method)?
      .word(above: "more", below: "less", open: "not settled to differ")
    page.record("\(name)-verdict", word ?? "–")
  }
  for (name, method) in [
    ("plain", Method.plain), ("outputs", .outputs), ("refitted", .refitted),
  ] {
    let letters = evidence.spread(
      of: "letters", for: "\(method.rawValue) at 0.6")
    page.record("\(name)-sixty", percent(letters.mean, decimals: 0))
  }
}

private func drawContest(_ page: Page, _ evidence: Evidence) throws {
  let shown: [Method] = [.plain, .scaled, .outputs, .refitted]
  var plot = Plot(
    x: Axis("share of the numbers", range: 0.43...0.77),
    y: Axis("letters that are right", range: 0...1.02),
    shown.flatMap { method in
      Plot.means(
        method == .refitted ? "outputs, all of it" : method.rawValue,
        x: Shares.all,
        Shares.all.map {
          evidence.spread(of: "letters", for: "\(method.rawValue) at \($0)")
        })
    })
  plot.key = .bottomRight
  try page.figure("contest", plot)
}
