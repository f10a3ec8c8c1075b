import Grading

@main struct Chapter14: Grader {
  static let exercises: [Exercise] = [
    treeReduction, twoBlocks, treeOrthogonal, sketchTraffic, sharedSketch, choleskyTwice,
  ]
}
