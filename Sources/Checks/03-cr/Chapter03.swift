import Grading

@main struct Chapter03: Grader {
  static let exercises = [
    weightedLayers, optimalProbabilities, columnRowEstimate, largestLayers, varianceCheck,
    winnerTakeAll,
  ]
}
