public import Foundation

/// What an experiment found: a row for each run that was paid for.
///
/// It is kept as a small table of text beside the chapter, under the hash of its recipe, with the machines and days that made it.
public struct Results: Equatable, Sendable {
  /// A run and what it measured.
  public struct Row: Equatable, Sendable {
    /// The run.
    public let trial: Trial
    /// Its measures, to six digits.
    public let values: [Double]

    init(_ trial: Trial, _ values: [Double]) {
      self.trial = trial
      self.values = values.map { Double(Self.text($0)) ?? $0 }
    }

    static func text(_ value: Double) -> String { String(format: "%.6g", value) }
  }

  /// The name of the experiment.
  public let name: String
  /// The hash of the recipe that the rows were made from.
  public let hash: String
  /// The settings of that recipe.
  public let settings: [Recipe.Setting]
  /// When and where rows were made, such as `2026-11-28, AMD EPYC`.
  public internal(set) var origins: [String] = []
  /// The names of the measures.
  public let measures: [String]
  /// The rows, of the search and of the report.
  public internal(set) var rows: [Row] = []

  init(for experiment: Experiment) {
    name = experiment.name
    hash = experiment.recipe.hash
    settings = experiment.recipe.settings
    measures = experiment.measures
  }

  /// Reads a table.
  ///
  /// - Throws: ``ResultsError`` if the text is no table of results.
  public init(text: String) throws {
    var (name, hash): (String?, String?)
    var (settings, origins): ([Recipe.Setting], [String]) = ([], [])
    var measures: [String]?
    for (index, line) in text.split(whereSeparator: \.isNewline).enumerated() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if let known = measures {
        guard cells.count == known.count + 3, let rate = Double(cells[1]),
          let seed = UInt64(cells[2]),
          case let values = cells[3...].compactMap(Double.init), values.count == known.count
        else { throw ResultsError("line \(index + 1) of the table is no row: \(line)") }
        rows.append(Row(Trial(cells[0], rate: rate, seed: seed), values))
      } else {
        switch (cells[0], cells.count) {
        case ("experiment", 2): name = cells[1]
        case ("recipe", 2): hash = cells[1]
        case ("setting", 3): settings.append(Recipe.Setting(cells[1], cells[2]))
        case ("made", 2): origins.append(cells[1])
        case ("case", 4...): measures = Array(cells[3...])
        default: throw ResultsError("line \(index + 1) of the table says nothing known: \(line)")
        }
      }
    }
    guard let name, let hash, let measures else {
      throw ResultsError("the table lacks its name, its recipe or its columns")
    }
    (self.name, self.hash, self.settings) = (name, hash, settings)
    (self.origins, self.measures) = (origins, measures)
  }

  /// Reads the table from a file.
  public init(contentsOf file: URL) throws {
    try self.init(text: String(contentsOf: file, encoding: .utf8))
  }

  /// The table as it is kept, with rates to the last bit, since a run is found by its rate.
  public var text: String {
    var lines = [["experiment", name], ["recipe", hash]]
    lines += settings.map { ["setting", $0.name, $0.value] }
    lines += origins.map { ["made", $0] }
    lines.append(["case", "rate", "seed"] + measures)
    lines += rows.map { row in
      [row.trial.name, "\(row.trial.rate)", "\(row.trial.seed)"] + row.values.map(Row.text)
    }
    return lines.map { $0.joined(separator: "\t") + "\n" }.joined()
  }

  /// What a run measured, if it was paid for.
  public subscript(trial: Trial) -> Row? { rows.first { $0.trial == trial } }
}

/// Why a table of results cannot be used.
public struct ResultsError: Error, CustomStringConvertible {
  /// What was wrong, and what to do.
  public let description: String

  init(_ description: String) { self.description = description }
}
