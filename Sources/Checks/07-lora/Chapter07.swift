import Grading

@main struct Chapter07: Grader {
  static let exercises: [Exercise] = [
    adapterForward, mergedWeight, trainableCount, adapterGradients, suggestedRank,
    directionAndMagnitude, normalFloat,
  ]
}
