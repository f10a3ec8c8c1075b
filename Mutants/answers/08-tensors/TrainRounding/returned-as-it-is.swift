// returned as it is
import Attempts
import LinearAlgebra

/// A train with smaller ranks whose relative error is at most `relativeError`,
/// found without multiplying the train out.
public func roundedTrain(
  _ train: [Tensor<Double>], relativeError: Double
) throws -> [Tensor<Double>] {
  var cores = train
  
  let steps = Double(max(1, cores.count - 1))
  let allowed = relativeError * steps
  _ = allowed
  
  return cores
}
