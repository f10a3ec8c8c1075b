import LinearAlgebra

/// The measurements of a row, and what follows from them.
struct RowResult: Codable {
  /// Who took part.
  struct Entry: Codable {
    let name: String
    /// The median time, and the middle half of all.
    let seconds: Double?
    let quartiles: [Double]
    let error: Double?
    let megabytes: Double?
    let remark: String?
    /// Whether the answer is good enough.
    let counts: Bool
  }

  let name: String
  let target: Double
  let rival: String?
  let allowedMegabytes: Double?
  let errorName: String
  let rounds: Int
  let floor: Double
  let library: Entry
  let peers: [Entry]

  init(_ row: Row, samples: [String: [Sample]], floor: Double) {
    (name, target, rival) = (row.name, row.target, row.rival)
    (errorName, self.floor) = (row.errorName, floor)
    allowedMegabytes = row.allowedMegabytes
    rounds = samples[Row.library]?.count ?? 0
    let own = Self.entry(Row.library, samples[Row.library] ?? [], within: row.allowedError)
    // Without a rule of its own, a row compares: a hundredth is luck, and who is slower and worse
    // has no excuse.
    let allowed = row.allowedError ?? own.error.map { 1.01 * $0 + 1e-13 }
    let others = samples.filter { $0.key != Row.library }.map { name, samples in
      Self.entry(name, samples, within: allowed, orSlowerThan: row.allowedError == nil ? own : nil)
    }
    peers = others.sorted { ($0.seconds ?? .infinity) < ($1.seconds ?? .infinity) }
    let least = others.compactMap(\.error).min()
    library = row.allowedError == nil ? own.counting(within: least.map { 1.01 * $0 + 1e-13 }) : own
  }

  /// The fastest peer whose answer is good enough, or the one that the target is about.
  var best: Entry? { peers.first { $0.counts && (rival == nil || rival == $0.name) } }

  /// The library's time as a share of the best peer's.
  var ratio: Double? {
    guard let ours = library.seconds, let theirs = best?.seconds else { return nil }
    return ours / theirs
  }

  /// Whether the target is reached with an answer that is good enough, in the memory there is.
  var isReached: Bool {
    let fits = allowedMegabytes.map { library.megabytes ?? .infinity <= $0 } ?? true
    return library.counts && fits && (ratio.map { $0 <= target } ?? false)
  }

  /// Why the target is not reached; nothing if it is.
  var miss: String? {
    if isReached { return nil }
    guard let ratio else { return "no peer to compare with" }
    if !library.counts { return "its error is too large" }
    if let allowed = allowedMegabytes, library.megabytes ?? .infinity > allowed {
      return "it takes too much memory"
    }
    return ratio > target ? "missed" : nil
  }

  /// What is printed of the row.
  var lines: [String] {
    let share =
      ratio.map { "\($0.formatted(decimals: 3)) of the best" } ?? "no peer to compare with"
    let verdict = miss.map { "not reached: \($0)" } ?? "reached"
    return ["", "\(name): \(share), target \(target), \(verdict)"]
      + ([library] + peers).map { "  " + $0.line }
      + ["  floor: \((1000 * floor).formatted(decimals: 1)) ms"]
  }

  private static func entry(
    _ name: String, _ samples: [Sample], within allowed: Double?, orSlowerThan other: Entry? = nil
  ) -> Entry {
    let times = samples.compactMap(\.seconds).sorted()
    let errors = samples.compactMap(\.error).sorted()
    func quantile(_ share: Double, _ values: [Double]) -> Double? {
      values.isEmpty ? nil : values[Int((share * Double(values.count - 1)).rounded())]
    }
    let error = quantile(0.5, errors)
    let isSlower = (quantile(0.5, times) ?? 0) >= other?.seconds ?? .infinity
    let isGood = isSlower || (allowed.map { error ?? .infinity <= $0 } ?? true)
    return Entry(
      name: name, seconds: quantile(0.5, times),
      quartiles: [0.25, 0.75].compactMap { quantile($0, times) }, error: error,
      megabytes: samples.compactMap(\.megabytes).max(), remark: samples.compactMap(\.remark).first,
      counts: !times.isEmpty && isGood)
  }
}

extension RowResult.Entry {
  /// The entry, which counts if its error is small enough.
  fileprivate func counting(within allowed: Double?) -> RowResult.Entry {
    RowResult.Entry(
      name: name, seconds: seconds, quartiles: quartiles, error: error, megabytes: megabytes,
      remark: remark, counts: allowed.map { error ?? .infinity <= $0 } ?? counts)
  }

  /// The entry in one line.
  var line: String {
    guard let seconds else { return "\(name): no answer, \(remark ?? "no reason given")" }
    let spread = quartiles.map { (1000 * $0).formatted(decimals: 1) }.joined(separator: " to ")
    return "\(name): \((1000 * seconds).formatted(decimals: 1)) ms (\(spread))"
      + (error.map { ", error \($0.formatted(digits: 4))" } ?? "")
      + (megabytes.map { ", \($0.formatted(decimals: 0)) MB" } ?? "")
      + (counts ? "" : ", not good enough") + (remark.map { "; \($0)" } ?? "")
  }
}
