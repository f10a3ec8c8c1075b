import Grading

@main struct Chapter01: Grader {
  static let exercises = [
    penroseResiduals, fullRankPseudoInverse, pseudoInverseBySVD,
    minimumNormSolution, ridgePath, iteratedPseudoInverse,
  ]
}
