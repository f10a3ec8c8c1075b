public import LinearAlgebra

/// How two sparse factors are looked for.
public struct SparseFactorPlan<Scalar: LinearAlgebraScalar>: Sendable {
  /// The part of the budget that the square factor gets, from 0 to 1.
  ///
  /// That is A for a matrix with no more rows than columns, and B otherwise.
  public var squareShare: Scalar
  /// How often each factor is improved with the other one fixed.
  public var sweeps: Int
  /// The steps of ADMM each time.
  public var steps: Int
  /// In how many of them the entries may change their places.
  public var freeSteps: Int
  /// What is added to the Gram matrix of unit columns, so that nearly dependent ones do no harm.
  public var ridge: Scalar
  /// The largest number of sweeps of least squares at the end, on the places found.
  public var finalSweeps: Int

  /// Makes a plan.
  ///
  /// - Parameters:
  ///   - squareShare: The part of the budget that the square factor gets.
  ///   - sweeps: How often each factor is improved.
  ///   - steps: The steps of ADMM each time.
  ///   - freeSteps: In how many of them the entries may change their places.
  ///   - ridge: What is added to the Gram matrix of unit columns.
  ///   - finalSweeps: The largest number of sweeps of least squares at the end.
  public init(
    squareShare: Scalar = 0.4, sweeps: Int = 40, steps: Int = 5, freeSteps: Int = 2,
    ridge: Scalar = 0.01, finalSweeps: Int = 50
  ) {
    self.squareShare = squareShare
    self.sweeps = sweeps
    self.steps = steps
    self.freeSteps = freeSteps
    self.ridge = ridge
    self.finalSweeps = finalSweeps
  }

  /// The penalty of the first step in a sweep: it grows from 0 to 1 and stays there for the last three.
  ///
  /// While it is small, a sweep may choose all entries anew; in the end it may only correct.
  func penalty(in sweep: Int) -> Scalar {
    let part = Swift.min(1, Scalar(sweep) / Scalar(Swift.max(1, sweeps - 3)))
    return part * part * part
  }

  func validate() throws(LinearAlgebraError) {
    guard squareShare >= 0 && squareShare <= 1 else {
      throw .parameterOutOfRange(
        parameter: "share of the square factor", value: Double(squareShare), allowed: 0...1)
    }
    guard ridge > 0 && ridge.isFinite else {
      throw .parameterOutOfRange(
        parameter: "ridge", value: Double(ridge), allowed: 0...Double.infinity)
    }
    demand(
      sweeps >= 0 && finalSweeps >= 0 && steps >= 1 && freeSteps >= 1,
      "\(sweeps) sweeps of \(steps) steps, \(freeSteps) of them free, and \(finalSweeps) final sweeps "
        + "are no plan")
  }
}
