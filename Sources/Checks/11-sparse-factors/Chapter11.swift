import Grading

@main struct Chapter11: Grader {
  static let exercises: [Exercise] = [
    dealing, monarchProduct, monarchProjection, fourierBlocks, exactPruning, alternatingStep,
    sparsePair,
  ]
}
