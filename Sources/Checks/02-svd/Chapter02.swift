import Grading

@main struct Chapter02: Grader {
  static let exercises = [
    powerIteration, truncation, numericalRank, smallestRank, worstRightHandSide, imageCompressor,
    oneSidedJacobi,
  ]
}
