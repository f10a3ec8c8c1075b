import Grading

@main struct Chapter01: Grader {
  static let exercises: [Exercise] = [
    penroseResiduals, fullRankPseudoInverse, pseudoInverseBySVD,
    minimumNormSolution, ridgePath, iteratedPseudoInverse,
  ]
}
