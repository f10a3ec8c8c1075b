extension Exam {
  /// Expects the mean of independent values within six standard errors of what theory says.
  ///
  /// An honest answer with draws of its own is rejected with a probability below 10⁻⁷, where a
  /// hundred values or more have tails like a binomial's. The deviation comes from theory and not
  /// from the values: an answer that draws nothing has none to show.
  ///
  /// - Parameters:
  ///   - values: One value for each independent run.
  ///   - expected: Their expectation.
  ///   - deviation: The standard deviation of one of them.
  ///   - subject: What they are, such as "the number of draws of layer 2".
  /// - Throws: A mismatch, if it is farther away.
  public func expectMean(
    of values: [Double], near expected: Double, deviation: Double, as subject: String
  ) throws {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let slack = 6 * deviation / count.squareRoot()
    try expect(
      (mean - expected).magnitude <= slack, as: "\(subject), the mean of \(values.count) runs",
      expected: "\(expected.exhibit) ± \(slack.exhibit)", got: mean.exhibit)
  }
}
