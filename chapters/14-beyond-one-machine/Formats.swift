import Literate

extension Plot {
  /// The chart with its key at another place, and another shape.
  func with(key: Key, aspect: Double = 1.6) -> Plot {
    var plot = self
    (plot.key, plot.aspect) = (key, aspect)
    return plot
  }
}
