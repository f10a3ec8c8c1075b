import Grading

@main struct Chapter10: Grader {
  static let exercises: [Exercise] = [
    factorizedLayer, breakEvenRanks, subspaceAngles, whitenedFactors, rankBudget, refittedFactor,
    singularWhitening,
  ]
}
