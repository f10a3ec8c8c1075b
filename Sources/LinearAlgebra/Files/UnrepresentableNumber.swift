/// A finite number that is beyond the range of a type.
package struct UnrepresentableNumber: Error {
  /// The number.
  package let value: Double

  package init(value: Double) { self.value = value }
}

extension [Double] {
  /// The numbers rounded to another precision, unless a finite one would become infinite.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  package func narrowed<Scalar: LinearAlgebraScalar>(
    to _: Scalar.Type = Scalar.self
  ) throws(UnrepresentableNumber) -> [Scalar] {
    if let same = self as? [Scalar] { return same }
    if let beyond = first(where: { $0.isFinite && Scalar($0).isInfinite }) {
      throw UnrepresentableNumber(value: beyond)
    }
    return map { Scalar($0) }
  }
}
