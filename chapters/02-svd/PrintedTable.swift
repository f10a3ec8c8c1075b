import LinearAlgebra
import Literate

/// What a printed table of another picture says, and what follows from it.
struct PrintedSpectrum {
  // snippet.printed
  let rows = 1614
  let columns = 2245
  let leading: Vector<Double> = [
    344015.59106818, 42624.95441679, 30123.08599975, 24700.86934696,
    14839.05068499,
  ]
  let ranks = [1, 5, 20, 50, 100, 1614]
  let sums = [0.39811, 0.52805, 0.64684, 0.73428, 0.79902, 1]
  let rounding = 0.000005  // 39.811 % may be anything from 39.8105 % on
  // snippet.end

  /// The sum of all singular values lies between these two.
  var total: ClosedRange<Double> {
    let five = leading.elements.reduce(0, +)
    let low = max(
      leading[0] / (sums[0] + rounding), five / (sums[1] + rounding))
    let high = min(
      leading[0] / (sums[0] - rounding), five / (sums[1] - rounding))
    return low...high
  }

  // snippet.bounds
  /// Bounds for the sum of σ² between one rank of the table and the next.
  func energies() -> [ClosedRange<Double>] {
    var ceiling = leading[4]  // no later singular value is larger
    return (2..<ranks.count).map { i in
      let count = Double(ranks[i] - ranks[i - 1])
      let share = sums[i] - sums[i - 1]
      let low = (share - 2 * rounding) * total.lowerBound
      let high = (share + 2 * rounding) * total.upperBound
      defer { ceiling = high / count }  // the mean is at least the smallest
      return (low * low / count)...(ceiling * high)
    }
  }
  // snippet.end

  /// Bounds for the share of Σσ² in the first k, for each rank of the table.
  func shares() -> [ClosedRange<Double>] {
    let first = leading[0] * leading[0]
    let five = leading.dot(leading)
    let parts = [first...first, (five - first)...(five - first)] + energies()
    return parts.indices.map { i in
      let (kept, lost) = (parts[0...i], parts[(i + 1)...])
      func sum(
        _ some: ArraySlice<ClosedRange<Double>>,
        _ end: (ClosedRange<Double>) -> Double
      ) -> Double { some.map(end).reduce(0, +) }
      let low = sum(kept, \.lowerBound)
      let high = sum(kept, \.upperBound)
      let least = low / (low + sum(lost, \.upperBound))
      let most = high / (high + sum(lost, \.lowerBound))
      return least...most
    }
  }
}

func printedTable(_ page: Page) throws {
  let printed = PrintedSpectrum()
  let (m, n) = (printed.rows, printed.columns)
  let shares = printed.shares()
  var table = Table(
    "k", "stored", "ratio", "Σσ printed", "Σσ² at least", "at most")
  for (i, k) in printed.ranks.enumerated() {
    let stored = k * (m + n + 1)
    table.row(
      "\(k)", "\(stored)",
      (Double(stored) / Double(m * n)).formatted(decimals: 3),
      percent(printed.sums[i], decimals: 3),
      percent(shares[i].lowerBound, decimals: 2),
      percent(shares[i].upperBound, decimals: 2))
  }
  page.print(table)
  page.record("printed-m", m)
  page.record("printed-n", n)
  page.record("printed-sum1", percent(printed.sums[0], decimals: 2))
  page.record("printed-sum100", percent(printed.sums[4], decimals: 2))
  let breakEven = Double(m * n) / Double(m + n + 1)
  page.record("printed-break-even", breakEven, decimals: 1)
  page.record("printed-low1", percent(shares[0].lowerBound))
  page.record("printed-high1", percent(shares[0].upperBound))
  page.record("printed-low100", percent(shares[4].lowerBound, decimals: 2))
}
