import Grading

@main struct Chapter03: Grader {
  static let exercises: [Exercise] = [
    weightedLayers, optimalProbabilities, columnRowEstimate, largestLayers, varianceCheck,
    winnerTakeAll,
  ]
}
