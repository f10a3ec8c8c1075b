import Grading

@main struct Chapter12: Grader {
  static let exercises: [Exercise] = [
    spectralGradient, spectralDecay, newtonSchulz, quinticImage, muonStep, dualNorms, minimaxStep,
  ]
}
