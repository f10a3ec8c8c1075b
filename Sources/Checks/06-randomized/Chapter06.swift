import Grading

@main struct Chapter06: Grader {
  static let exercises: [Exercise] = [
    rangeFinder, errorEstimate, centering, powerScheme, randomizedSVD, singlePass, lanczos,
  ]
}
