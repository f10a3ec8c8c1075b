public import LinearAlgebra
internal import RealModule

/// How the learning rate changes from the first step to the last, as a factor of the group's rate.
public enum Schedule: Equatable, Sendable {
  /// The same rate at every step.
  case constant
  /// A linear rise over some steps, then half a cosine down to a floor.
  case cosine(warmUp: Int, floor: Double = 0)

  /// The factor of a step, counted from 0, out of a number of steps.
  public func factor<Scalar: LinearAlgebraScalar>(at step: Int, of steps: Int) -> Scalar {
    switch self {
    case .constant: return 1
    case .cosine(let warmUp, let floor):
      if step < warmUp { return Scalar(step + 1) / Scalar(warmUp) }
      let part = Double(step - warmUp) / Double(max(steps - warmUp, 1))
      return Scalar(floor + (1 - floor) * (1 + Double.cos(.pi * part)) / 2)
    }
  }
}
