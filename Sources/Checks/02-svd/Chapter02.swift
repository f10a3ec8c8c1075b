import Grading

@main struct Chapter02: Grader {
  static let exercises: [Exercise] = [
    powerIteration, truncation, numericalRank, smallestRank, worstRightHandSide, imageCompressor,
    oneSidedJacobi,
  ]
}
