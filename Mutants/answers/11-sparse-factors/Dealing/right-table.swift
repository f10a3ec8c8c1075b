import Attempts
import LinearAlgebra

public func dealt(
  _ x: Vector<Double>, toHands c: Int
) throws -> Vector<Double> {
  guard c > 0 && x.count % c == 0 else { throw UnevenDeal() }

  if x.count == 0 { return x }
  let table = Matrix(rows: c, columns: x.count / c, columnMajor: x.elements)
  return Vector(table.transposed().elements)
}

/// An error to throw when the hands cannot get equally many.
public struct UnevenDeal: Error {
  public init() {}
}
