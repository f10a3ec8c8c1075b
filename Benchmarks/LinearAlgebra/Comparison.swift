import LinearAlgebra

/// The times of two ways to do the same work, measured in turn.
struct Comparison {
  private let library: [Double]
  private let direct: [Double]

  /// Runs both ways `pairs` times, after one run of each that is not counted.
  ///
  /// Which one goes first changes from pair to pair, so that neither always finds a warm cache.
  init(pairs: Int, library: () throws -> Double, direct: () throws -> Double) throws {
    let (one, other) = (try library(), try direct())
    precondition(
      abs(one - other) <= 1e-3 * abs(other), "the results differ, \(one) and \(other)")
    var times: (library: [Double], direct: [Double]) = ([], [])
    for pair in 0..<pairs {
      if pair.isMultiple(of: 2) { times.library.append(try Self.seconds(library)) }
      times.direct.append(try Self.seconds(direct))
      if !pair.isMultiple(of: 2) { times.library.append(try Self.seconds(library)) }
    }
    self.library = times.library
    self.direct = times.direct
  }

  /// The names of the columns of ``line(_:)``.
  static let heading = columns("", "library ms", "direct ms", "ratio", "quartiles of the ratio")

  /// The medians, the median of the paired ratios, and the middle half of those ratios.
  func line(_ name: String) -> String {
    let ratios = zip(library, direct).map { $0 / $1 }
    let middle = [0.25, 0.75].map { Self.quantile($0, ratios).formatted(decimals: 3) }
    return Self.columns(
      name, (1000 * Self.quantile(0.5, library)).formatted(decimals: 2),
      (1000 * Self.quantile(0.5, direct)).formatted(decimals: 2),
      Self.quantile(0.5, ratios).formatted(decimals: 3), middle.joined(separator: " to "))
  }

  private static func columns(_ cells: String...) -> String {
    zip(cells, [-20, 11, 11, 7, 24]).map { cell, width in
      let space = String(repeating: " ", count: max(0, abs(width) - cell.count))
      return width < 0 ? cell + space : space + cell
    }.joined(separator: " ")
  }

  private static func quantile(_ share: Double, _ values: [Double]) -> Double {
    values.sorted()[Int((share * Double(values.count - 1)).rounded())]
  }

  private static func seconds(_ body: () throws -> Double) rethrows -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    _ = try body()
    return (clock.now - start) / .seconds(1)
  }
}
