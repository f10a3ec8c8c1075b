import Grading

@main struct Chapter00: Grader {
  static let exercises = [outerProduct, productByOuterProducts, safeFrobeniusNorm]
}
