import Grading

@main struct Chapter08: Grader {
  static let exercises: [Exercise] = [
    unfolding, modeProduct, khatriRao, leastSquaresStep, higherOrderSVD, tensorTrainSVD,
    trainRounding,
  ]
}
