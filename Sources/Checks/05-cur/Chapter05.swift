import Grading

@main struct Chapter05: Grader {
  static let exercises: [Exercise] = [
    leverageScores, optimalMiddle, nystromFactor, crossApproximation,
    landmarkAttention, deimCertificate,
  ]
}
