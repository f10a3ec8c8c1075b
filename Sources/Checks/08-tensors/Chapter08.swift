import Grading

@main struct Chapter08: Grader {
  static let exercises = [
    unfolding, modeProduct, khatriRao, leastSquaresStep, higherOrderSVD, tensorTrainSVD,
    trainRounding,
  ]
}
