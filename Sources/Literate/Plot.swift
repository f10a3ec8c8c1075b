internal import LinearAlgebra

/// A chart as a value: axes, and what is drawn between them.
///
/// ```swift
/// Plot(
///   x: Axis("k"), y: Axis("σₖ", .logarithmic),
///   .line("scene", spectrum), .points("noise", noise))
/// ```
public struct Plot {
  let x: Axis
  let y: Axis
  let series: [Series]
  /// Width over height.
  public var aspect = 1.6
  /// Whether a unit is as long on one axis as on the other, so that circles are round.
  public var isIsotropic = false
  /// Where the key stands if the curves are not named at their ends.
  public var key = Key.topRight

  /// Describes a chart.
  public init(x: Axis, y: Axis, _ series: Series...) { self.init(x: x, y: y, series) }

  /// Describes a chart with a list of series.
  public init(x: Axis, y: Axis, _ series: [Series]) {
    self.x = x
    self.y = y
    self.series = series
  }

  /// On which side of the data the key stands, never over it.
  ///
  /// Lines that reach the right edge are named there and need no key; a chart with one series needs no names.
  public enum Key: Sendable {
    /// Above the data.
    case topRight
    /// Above the data.
    case topLeft
    /// Under the axis.
    case bottomRight
    /// Under the axis.
    case bottomLeft
    /// No key; lines are still named at their ends where there is room.
    case none

    var isAbove: Bool { self == .topLeft || self == .topRight }
  }
}

/// One axis of a chart.
public struct Axis: Sendable {
  /// How values are spread along the axis.
  public enum Scale: Sendable {
    /// Evenly.
    case linear
    /// By powers of ten.
    case logarithmic
  }

  let label: String
  let scale: Scale
  let range: ClosedRange<Double>?
  let ticks: [(position: Double, label: String)]

  /// Describes an axis.
  ///
  /// - Parameters:
  ///   - label: What is measured along it.
  ///   - scale: How values are spread.
  ///   - range: What to show; all of the data if not given.
  ///   - ticks: Marks to set instead of the usual ones.
  public init(
    _ label: String, _ scale: Scale = .linear, range: ClosedRange<Double>? = nil,
    ticks: [(position: Double, label: String)] = []
  ) {
    self.label = label
    self.scale = scale
    self.range = range
    self.ticks = ticks
  }
}

/// A set of points and how they are drawn.
public struct Series: Sendable {
  enum Style: Sendable { case line, points, linePoints, bars, dashed, band(upper: [Double]) }

  let title: String
  let xs: [Double]
  let ys: [Double]
  let style: Style

  private init(_ title: String, _ style: Style, _ xs: [Double]?, _ ys: [Double]) {
    self.title = title
    self.style = style
    self.xs = xs ?? ys.indices.map { Double($0 + 1) }
    self.ys = ys
    demand(self.xs.count == ys.count, "\(self.xs.count) positions for \(ys.count) values")
  }

  /// A line through values; without positions they stand at 1, 2, 3 and so on.
  public static func line(_ title: String, x: [Double]? = nil, _ y: some Sequence<Double>) -> Series
  {
    Series(title, .line, x, Array(y))
  }

  /// A dashed line, for a bound or a reference.
  public static func dashed(_ title: String, x: [Double]? = nil, _ y: some Sequence<Double>)
    -> Series
  {
    Series(title, .dashed, x, Array(y))
  }

  /// Points.
  public static func points(_ title: String, x: [Double]? = nil, _ y: some Sequence<Double>)
    -> Series
  {
    Series(title, .points, x, Array(y))
  }

  /// A line with its points marked.
  public static func linePoints(
    _ title: String, x: [Double]? = nil, _ y: some Sequence<Double>
  ) -> Series {
    Series(title, .linePoints, x, Array(y))
  }

  /// Bars.
  public static func bars(_ title: String, x: [Double]? = nil, _ y: some Sequence<Double>) -> Series
  {
    Series(title, .bars, x, Array(y))
  }

  /// A shaded band between two lines, in the color of the series that comes after it.
  public static func band(
    _ title: String, x: [Double], lower: [Double], upper: [Double]
  ) -> Series {
    demand(lower.count == upper.count, "a band needs as many upper values as lower ones")
    return Series(title, .band(upper: upper), x, lower)
  }
}
