internal import Foundation
internal import LinearAlgebra

/// How the values of an axis become places along it, and which of them are marked.
struct ChartScale {
  let isLogarithmic: Bool
  let range: ClosedRange<Double>
  /// Where the range begins and ends, in pixels.
  let start: Double
  let end: Double

  init(_ axis: Axis, _ range: ClosedRange<Double>, from start: Double, to end: Double) {
    isLogarithmic = axis.scale == .logarithmic
    self.range = range
    self.start = start
    self.end = end
  }

  /// The place of a value; none for what has no place on the axis, such as zero among powers of ten.
  func place(_ value: Double) -> Double? {
    guard value.isFinite, !isLogarithmic || value > 0 else { return nil }
    func along(_ x: Double) -> Double { isLogarithmic ? log10(x) : x }
    let share =
      (along(value) - along(range.lowerBound))
      / (along(range.upperBound) - along(range.lowerBound))
    return start + share * (end - start)
  }

  /// What an axis shows where its plot does not say: all of the data, and a little more.
  ///
  /// - Parameters:
  ///   - axis: The axis.
  ///   - values: The data along it.
  ///   - padding: Blank share of the range at each end; linear scales with `isRounded` end at marks instead.
  ///   - isRounded: Whether a linear range ends at round numbers.
  /// - Returns: The least and the greatest value that are shown.
  static func range(
    _ axis: Axis, _ values: [Double], padding: Double, isRounded: Bool
  ) -> ClosedRange<Double> {
    if let range = axis.range { return range }
    let isLogarithmic = axis.scale == .logarithmic
    let data = values.filter { $0.isFinite && (!isLogarithmic || $0 > 0) }
    guard let low = data.min(), let high = data.max() else { return isLogarithmic ? 1...10 : 0...1 }
    if isLogarithmic {
      let ratio = low < high ? pow(high / low, padding) : 2
      return (low / ratio)...(high * ratio)
    }
    guard low < high else { return (low - 1)...(high + 1) }
    if isRounded {
      let step = ChartTicks.step(high - low, 5)
      return ((low / step).rounded(.down) * step)...((high / step).rounded(.up) * step)
    }
    return (low - padding * (high - low))...(high + padding * (high - low))
  }
}

/// The marks of an axis.
enum ChartTicks {
  struct Tick: Equatable {
    let position: Double
    /// Empty for a mark between two that are named.
    let label: String
  }

  /// The marks of a scale: the axis's own, or as many round numbers as find room.
  static func ticks(_ axis: Axis, _ scale: ChartScale, spacing: Double) -> [Tick] {
    let range = scale.range
    if !axis.ticks.isEmpty {
      return axis.ticks.filter { range.contains($0.position) }.map {
        Tick(position: $0.position, label: typographic($0.label))
      }
    }
    let room = max(2, Int(abs(scale.end - scale.start) / spacing))
    if scale.isLogarithmic, let ticks = logarithmic(range, room) { return ticks }
    return linear(range, room)
  }

  /// One, two or five times a power of ten, so that about `count` steps make the span.
  static func step(_ span: Double, _ count: Int) -> Double {
    let least = span / Double(max(count, 1))
    let power = pow(10, log10(least).rounded(.down))
    return ([1, 2, 5].first { $0 * power >= least * (1 - 1e-9) } ?? 10) * power
  }

  private static func linear(_ range: ClosedRange<Double>, _ room: Int) -> [Tick] {
    // A range between round numbers may catch one of them or none; then smaller steps do.
    for count in room..<(room + 6) {
      let step = step(range.upperBound - range.lowerBound, count)
      let slack = 1e-9 * step
      let first = Int(((range.lowerBound - slack) / step).rounded(.up))
      let last = Int(((range.upperBound + slack) / step).rounded(.down))
      guard last - first >= 2 || count == room + 5 else { continue }
      guard first <= last else { return [] }
      return (first...last).map {
        Tick(position: Double($0) * step, label: label($0, step))
      }
    }
    return []
  }

  /// A multiple of a step with the digits that the step asks for.
  private static func label(_ multiple: Int, _ step: Double) -> String {
    let value = Double(multiple) * step
    let exponent = Int(log10(step).rounded(.down))
    if value != 0, exponent < -4 || abs(value) >= 1e6 {
      let own = Int(log10(abs(value)).rounded(.down))
      let digits = (value / pow(10, Double(own))).formatted(decimals: max(0, own - exponent))
      return typographic("\(digits)·\(Prose.power(own))")
    }
    let text = value.formatted(decimals: max(0, -exponent))
    return typographic(abs(value) >= 10_000 ? Prose.number(Int(value.rounded())) : text)
  }

  /// Powers of ten, and between few of them also twice and five times a power.
  ///
  /// None where round steps show more.
  private static func logarithmic(_ range: ClosedRange<Double>, _ room: Int) -> [Tick]? {
    let slack = 1e-9
    let first = Int((log10(range.lowerBound) - slack).rounded(.up))
    let last = Int((log10(range.upperBound) + slack).rounded(.down))
    if last - first < 2 {
      let (low, high) = (range.lowerBound * (1 - slack), range.upperBound * (1 + slack))
      let powers = ((first - 1)...max(last, first)).map { pow(10, Double($0)) }
      let positions = powers.flatMap { [$0, 2 * $0, 5 * $0] }.filter { low <= $0 && $0 <= high }
      guard positions.count > 2 else { return nil }
      return positions.map { Tick(position: $0, label: power($0)) }
    }
    let step = (last - first) / room + 1
    return (first...last).map { exponent in
      let position = pow(10, Double(exponent))
      let isNamed = (exponent - last) % step == 0
      return Tick(position: position, label: isNamed ? power(position) : "")
    }
  }

  private static func power(_ value: Double) -> String {
    let exponent = Int((log10(value) + 1e-9).rounded(.down))
    let mantissa = Int((value / pow(10, Double(exponent))).rounded())
    if (-2...3).contains(exponent) { return typographic(value.formatted(digits: 4)) }
    return mantissa == 1 ? Prose.power(exponent) : "\(mantissa)·\(Prose.power(exponent))"
  }

  /// Numbers with a minus sign instead of a hyphen.
  static func typographic(_ text: String) -> String {
    text.replacing(/-(?=[0-9.])/, with: "−")
  }
}
