import LinearAlgebra
import Literate
import LowRank

/// The rules in the order of the table.
private let rules: [(name: String, rule: ColumnSelector)] = [
  ("pivoted QR", .pivotedQR), ("greedy", .greedyResidual), ("DEIM", .deim),
  ("k-means", .kMeans), ("longest", .norms), ("leverage", .leverage),
  ("by chance", .random),
]

func compareRules(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let data = DataSet.all(using: &random)
  var table = Table("rule", "picture", "groups", "mixtures", "noise")
  let least = try data.map {
    try SVD($0.matrix).truncationError(rank: $0.size)
      / $0.matrix.frobeniusNorm
  }
  func row(_ name: String, _ errors: [Double]) {
    let cells = errors.map { $0.formatted(decimals: 3) }
    table.row(name, cells[0], cells[1], cells[2], cells[3])
  }
  row("truncated SVD", least)
  var found: [String: [Double]] = [:]
  for (name, rule) in rules {
    let errors = try data.map { try meanError($0, rule, &random) }
    row(name, errors)
    found[name] = errors
    if name == "pivoted QR" { recordErrors(page, "pivoted", errors) }
    if name == "greedy" { recordErrors(page, "greedy", errors) }
  }
  for column in 1...4 { table.best(.least, column: column, from: 1) }
  page.print(table)
  if let pivoted = found["pivoted QR"], let greedy = found["greedy"] {
    try page.claim(
      "On groups the greedy rule leaves less, on mixtures pivoted QR.",
      greedy[1] < pivoted[1] && pivoted[2] < greedy[2])
  }
  let compared: [(String, ColumnSelector)] = [
    ("longest", .norms), ("pivoted", .pivotedQR),
  ]
  for (name, rule) in compared {
    let columns = try data[1].matrix.selectColumns(
      data[1].size, by: rule, using: &random)
    let groups = Set(columns.map(DataSet.group))
    page.record("\(name)-group-count", groups.count)
  }
  try drawChoices(page, data[0], &random)
}

/// Keeps the errors for the two kinds of data on which the rules disagree.
private func recordErrors(_ page: Page, _ rule: String, _ errors: [Double]) {
  page.record("\(rule)-groups", errors[1], decimals: 3)
  page.record("\(rule)-mixtures", errors[2], decimals: 3)
}

// snippet.error
/// The relative error of the best Z for the columns that a rule chooses;
/// the mean of twenty choices if the rule draws lots.
private func meanError(
  _ data: DataSet, _ rule: ColumnSelector, _ random: inout SplitMix64
) throws -> Double {
  let m = data.matrix
  let draws = [.kMeans, .leverage, .random].contains(rule) ? 20 : 1
  let errors = try (0..<draws).map { _ in
    let columns = try m.selectColumns(data.size, by: rule, using: &random)
    let id = try InterpolativeDecomposition(m, columns: columns)
    return (m - Matrix(id)).frobeniusNorm / m.frobeniusNorm
  }
  return errors.reduce(0, +) / Double(draws)
}
// snippet.end

/// The picture, twice as large, and below it a strip for each rule with a
/// mark under every chosen column.
private func drawChoices(
  _ page: Page, _ data: DataSet, _ random: inout SplitMix64
) throws {
  let m = data.matrix
  var sheet = Matrix(rows: 2 * m.rows, columns: 2 * m.columns) {
    m[$0 / 2, $1 / 2]
  }
  for (_, rule) in rules.prefix(5) {
    let columns = Set(
      try m.selectColumns(data.size, by: rule, using: &random))
    let strip = Matrix<Double>(rows: 14, columns: sheet.columns) { i, j in
      i < 3 ? 128 : columns.contains(j / 2) ? 255 : 25
    }
    sheet = sheet.appending(rowsOf: strip)
  }
  try page.figure("choices", Image(gray: sheet))
}
