internal import Foundation
public import LinearAlgebra

/// One section while it is told: what it prints, the values it records and the figures it draws.
public final class Page {
  /// How the book refers to the section.
  public let name: String
  /// The line above what it prints.
  public let title: String
  /// The seed for everything random.
  public let seed: UInt64

  /// The fetched files that the section is told from.
  let needs: [FetchedFile]
  let draft: URL
  let folder: URL
  private(set) var lines: [Line] = []
  private(set) var tables: [(line: Int, table: Table)] = []
  private(set) var values: [Value] = []
  private(set) var figures: [(name: String, text: String)] = []
  private(set) var datasets: [(name: String, text: String)] = []

  struct Line {
    let text: String
    let isMeasured: Bool
  }

  struct Value {
    let name: String
    let text: String
    let isMeasured: Bool
  }

  init(
    name: String, title: String, needs: [FetchedFile], seed: UInt64, draft: URL, folder: URL
  ) {
    self.name = name
    self.title = title
    self.needs = needs
    self.seed = seed
    self.draft = draft
    self.folder = folder
  }

  var isMeasured: Bool { lines.contains(where: \.isMeasured) }
  /// What the book may show only where the files are there: kind, name and the files.
  var needy: [[String]] {
    if needs.isEmpty { return [] }
    let told =
      [["section", name]] + values.map { ["value", $0.name] } + figures.map { ["figure", $0.name] }
      + datasets.map { ["data", $0.name] }
    return told.map { $0 + needs.map(\.name) }
  }
  var text: String { lines.map { $0.text + "\n" }.joined() }

  private func add(_ text: String, isMeasured: Bool) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      lines.append(Line(text: String(line), isMeasured: isMeasured))
      Swift.print(line)
    }
  }

  /// Prints a text, which must be the same on every machine to the digits shown.
  public func print(_ text: String = "") { add(text, isMeasured: false) }

  /// Prints what depends on the machine, such as a time: it is shown and marked, and never compared.
  public func printMeasured(_ text: String) { add(text, isMeasured: true) }

  /// Prints a matrix under its name.
  public func print(_ name: String, _ matrix: Matrix<Double>, decimals: Int = 3) {
    let text = matrix.formatted { $0.formatted(decimals: decimals) }
    print("\(name) =\n" + text.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
  }

  /// Prints a vector after its name, in brackets.
  public func print(_ name: String, _ vector: Vector<Double>, decimals: Int = 3) {
    print(
      "\(name) = [" + vector.map { $0.formatted(decimals: decimals) }.joined(separator: ", ") + "]")
  }

  /// Prints a table; numbers stand on the right of their columns, words on the left.
  public func print(_ table: Table) {
    tables.append((lines.count, table))
    print(table.text)
  }

  /// Prints a table of what depends on the machine.
  public func printMeasured(_ table: Table) {
    tables.append((lines.count, table))
    printMeasured(table.text)
  }

  /// Keeps a value for the prose, under a name, as the text that the prose will show.
  public func record(_ name: String, _ text: String) {
    values.append(Value(name: name, text: text, isMeasured: false))
  }

  /// Keeps what depends on the machine, such as where one long training ended: it is never compared.
  public func recordMeasured(_ name: String, _ text: String) {
    values.append(Value(name: name, text: text, isMeasured: true))
  }

  /// Keeps a whole number that depends on the machine.
  public func recordMeasured(_ name: String, _ value: Int) {
    recordMeasured(name, Prose.number(value))
  }

  /// Keeps a number that depends on the machine, such as a rounding error, with a count of significant digits.
  public func recordMeasured(_ name: String, _ value: Double, digits: Int) {
    recordMeasured(name, Prose.number(value, digits: digits))
  }

  /// Keeps a number for the prose with a fixed count of digits after the point.
  public func record(_ name: String, _ value: Double, decimals: Int) {
    record(name, value.formatted(decimals: decimals))
  }

  /// Keeps a number for the prose with a count of significant digits.
  public func record(_ name: String, _ value: Double, digits: Int) {
    record(name, Prose.number(value, digits: digits))
  }

  /// Keeps a whole number for the prose, with a thin space between thousands.
  public func record(_ name: String, _ value: Int) { record(name, Prose.number(value)) }

  func addFigure(_ name: String, files: [String]) {
    figures.append((name, files.joined(separator: "\t")))
    let places = files.map { folder.appending(path: "figures/\($0)").relativePath }
    Swift.print("[figure: \(places.joined(separator: " "))]")
  }

  func addData(_ name: String, file: String) { datasets.append((name, file)) }

  func skipFigure(_ name: String, because reason: String) {
    Swift.print("[figure \(name) skipped: \(reason)]")
  }
}
