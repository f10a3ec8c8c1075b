import Experiments
import LinearAlgebra
import Literate
import Training

func contest(_ page: Page, _ study: Study, _ evidence: Evidence) throws {
  var table = Table(
    "letters that are right", "75 %", "60 %", "45 %", "loss at 60 %",
    "than before")
  func name(_ method: Method, _ share: Double) -> String {
    "\(method.rawValue) at \(share)"
  }
  let ladder = Method.allCases
  for (i, method) in ladder.enumerated() {
    let letters = Shares.all.map {
      evidence.spread(of: "letters", for: name(method, $0)).percent()
    }
    let loss = evidence.logarithms(of: "loss", for: name(method, 0.6))
    // snippet.word
    let word =
      i == 0
      ? "–"
      : Comparison(
        loss, evidence.logarithms(of: "loss", for: name(ladder[i - 1], 0.6)),
        among: ladder.count - 1
      ).word(above: "more", below: "less")
    // snippet.end
    table.row(
      method.rawValue, letters[0], letters[1], letters[2],
      loss.geometricMean.formatted(digits: 2), word)
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
  try drawContest(page, evidence)
  page.printOrigin(of: evidence)
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
