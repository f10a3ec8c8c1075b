import Grading

@main struct Chapter04: Grader {
  static let exercises = [
    pivotedGramSchmidt, interpolationCoefficients, idToPrecision, rowID, randomizedID,
    strongColumns,
  ]
}
