import Literate

/// What became of the real model, as far as it was run.
func cuts(_ page: Page) throws {
  let measured = try CutTable()
  let dense = measured.dense
  var table = Table("cut", "calibrated on", "0.9", "0.8", "0.6")
  table.row("none", "", perplexity(dense[0]), "", "")
  func show(_ cut: Cut, _ text: CalibrationText?, _ shares: [Double]) {
    let cells = [0.9, 0.8, 0.6].map { share in
      shares.contains(share)
        ? perplexity(measured.row(cut, share, text)[0]) : ""
    }
    table.row(
      cut.rawValue, text?.told ?? "nothing", cells[0], cells[1], cells[2])
  }
  let shares = CutContest.shares
  show(.plain, nil, shares)
  for cut in [Cut.ASVD, .whitened, .planned] {
    for text in CalibrationText.allCases {
      show(cut, text, cut == .ASVD && text != .manual ? [0.8] : shares)
    }
  }
  show(.refitted, .manual, [0.9, 0.8])
  page.print(table)
  for origin in measured.origins { page.printMeasured("\n\(origin)") }
  page.record("dense-perplexity", perplexity(dense[0]))
  try tellOrder(page, measured)
}

extension CalibrationText {
  fileprivate var told: String {
    switch self {
    case .manual: "a manual"
    case .encyclopedia: "an encyclopedia"
    case .news: "news"
    }
  }
}

/// What the text says of the rows, without exception.
private func tellOrder(_ page: Page, _ measured: CutTable) throws {
  for text in CalibrationText.allCases {
    for share in CutContest.shares {
      try page.claim(
        "Planned at \(share) on \(text) is better than whitened.",
        measured.row(.planned, share, text)[0]
          < measured.row(.whitened, share, text)[0])
    }
    for cut in [Cut.planned, .whitened] {
      try page.claim(
        "The manual serves \(cut) at 0.8 as well as \(text), or better.",
        measured.row(cut, 0.8)[0] <= measured.row(cut, 0.8, text)[0])
    }
    let scaled = measured.row(.ASVD, 0.8, text)[0]
    try page.claim(
      "Whitened at 0.8 on \(text) is better than ASVD.",
      measured.row(.whitened, 0.8, text)[0] < scaled)
  }
  for share in CutContest.shares {
    try page.claim(
      "Whitened at \(share) on the manual is better than ASVD and plain.",
      measured.row(.whitened, share)[0] < measured.row(.ASVD, share)[0]
        && measured.row(.whitened, share)[0]
          < measured.row(.plain, share, nil)[0]
    )
  }
  func row(_ cut: Cut, _ text: CalibrationText = .manual) -> Double {
    measured.row(cut, 0.8, text)[0]
  }
  for cut in [Cut.whitened, .planned] {
    let values = CalibrationText.allCases.map { row(cut, $0) }
    page.record("\(cut)-most", perplexity(values.max() ?? 0))
  }
  page.record("whitened-perplexity", perplexity(row(.whitened)))
  page.record("planned-perplexity", perplexity(row(.planned)))
  page.record("refitted-perplexity", perplexity(row(.refitted)))
}

/// What gradients and budget do, each without the other.
func cutsApart(_ page: Page) throws {
  let measured = try CutTable()
  var table = Table("factors", "ranks", "perplexity", "surprise above")
  func show(_ factors: String, _ ranks: String, _ cut: Cut) {
    let value = measured.row(cut, 0.8)[0]
    table.row(
      factors, ranks, perplexity(value),
      measured.added(value).formatted(decimals: 2))
  }
  show("whitened", "even", .whitened)
  show("whitened", "by relative errors", .budgeted)
  show("whitened", "by expected loss", .followed)
  show("with gradients", "even", .curved)
  show("with gradients", "by expected loss", .planned)
  page.print(table)
  for (name, cut) in [("budget", Cut.followed), ("gradients", .curved)]
    + [("planned", .planned), ("errors", .budgeted)]
  {
    page.record(
      "\(name)-closed",
      percent(measured.closed(measured.row(cut, 0.8)[0]), decimals: 0))
  }
}
