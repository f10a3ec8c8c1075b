internal import LinearAlgebra
public import Literate

/// The chart that grows through the book: error against stored numbers, for every method so far.
///
/// ```swift
/// let ladder = Ladder(upToChapter: 3)
/// for matrix in LadderMatrix.all { page.print(try ladder.table(matrix)) }
/// try page.figure("ladder", ladder)
/// ```
public struct Ladder: Sendable {
  /// The methods that it compares, the floor first.
  public let methods: [LadderMethod]

  /// Takes the methods of all chapters up to one.
  public init(upToChapter chapter: Int) {
    methods = LadderMethod.all.filter { $0.chapter <= chapter }
  }

  /// Takes the methods of some chapters.
  public init(chapters: Set<Int>) {
    methods = LadderMethod.all.filter { chapters.contains($0.chapter) }
  }

  /// The sizes k at which the chart has its points: about five in each factor of ten.
  static func sizes(upTo limit: Int) -> [Int] {
    [1, 2, 3, 5, 8, 12, 20, 30, 50, 80, 120].filter { $0 <= limit }
  }

  /// The chart of one matrix.
  ///
  /// - Throws: What the methods throw.
  public func plot(_ subject: LadderMatrix) throws -> Plot {
    let a = subject.matrix
    let sizes = Self.sizes(upTo: min(a.rows, a.columns))
    let lines = try methods.map { method in
      let stored = sizes.map { Double(method.storedNumbers($0, a.rows, a.columns)) }
      let errors = try method.relativeErrors(a, sizes)
      let shown = zip(stored, errors).filter {
        $0.1 >= subject.floor && $0.0 <= Double(a.rows * a.columns)
      }
      return Series.linePoints(method.name, x: shown.map(\.0), shown.map(\.1))
    }
    var plot = Plot(
      x: Axis(
        "stored numbers, \(subject.name)", .logarithmic, range: 150...Double(a.rows * a.columns)),
      y: Axis("relative error", .logarithmic, range: subject.floor...1.2), lines)
    // One key serves all charts; the last has room below its curves.
    plot.key = subject.name == LadderMatrix.all.last?.name ? .bottomLeft : .none
    plot.aspect = 0.85
    return plot
  }

  /// What a twentieth, a tenth and a fifth of a matrix's numbers buy.
  ///
  /// - Throws: What the methods throw.
  public func table(_ subject: LadderMatrix) throws -> Table {
    let a = subject.matrix
    let budgets = [20, 10, 5].map { a.rows * a.columns / $0 }
    var table = Table(
      "\(subject.name): numbers to store", "\(budgets[0])", "\(budgets[1])", "\(budgets[2])")
    table.row("zero matrix", "1.0000", "1.0000", "1.0000")
    for method in methods {
      let cells = try budgets.map { budget in
        guard let k = method.largestSize(within: budget, rows: a.rows, columns: a.columns) else {
          return "–"
        }
        let error = try method.relativeErrors(a, [k])[0]
        return error < 1e-3 ? error.formatted(digits: 3) : error.formatted(decimals: 4)
      }
      table.row(method.name, cells[0], cells[1], cells[2])
    }
    // No thin factors are below the SVD, which stands second; sparse ones may be.
    let first = methods.contains { $0.chapter > 10 } ? 1 : 2
    for column in 1...3 { table.best(.least, column: column, from: first) }
    return table
  }
}

extension Page {
  /// Draws the ladder, one chart for each of its matrices, as the figure of a name.
  ///
  /// - Throws: What the methods throw, and as `figure(_:_:)` for charts.
  public func figure(_ name: String, _ ladder: Ladder) throws {
    try figure(name, LadderMatrix.all.map(ladder.plot))
  }
}
