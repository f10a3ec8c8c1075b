internal import LinearAlgebra

/// How far predicted ratings are from those that were given.
public struct Accuracy: Equatable, Sendable {
  /// The root of the mean squared error.
  public let rootMeanSquare: Double
  /// The mean of the errors' magnitudes.
  public let meanAbsolute: Double

  /// Compares predictions with ratings; of none the errors are 0.
  ///
  /// - Complexity: one prediction a rating.
  public init(of predictor: some RatingPredictor, on test: Ratings) {
    var (squares, magnitudes) = (0.0, 0.0)
    for rating in test.entries {
      let error =
        rating.value - Double(predictor.prediction(person: rating.person, item: rating.item))
      squares += error * error
      magnitudes += error.magnitude
    }
    let count = Double(max(test.count, 1))
    rootMeanSquare = (squares / count).squareRoot()
    meanAbsolute = magnitudes / count
  }
}
