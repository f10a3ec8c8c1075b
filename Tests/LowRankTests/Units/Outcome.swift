import LinearAlgebra
import LowRank

/// What a solver chose, and how far its result is from what it was given, relative to that.
struct Outcome<Scalar: LinearAlgebraScalar> {
  var choices: [Int] = []
  var errors: [Scalar] = []
}

/// A solver, to be run on its input in some unit.
struct UnitCase<Scalar: LinearAlgebraScalar> {
  let name: String
  let run: (PowerOfTwo<Scalar>) throws -> Outcome<Scalar>

  init(_ name: String, _ run: @escaping (PowerOfTwo<Scalar>) throws -> Outcome<Scalar>) {
    (self.name, self.run) = (name, run)
  }

  /// A solver of matrices: what it chose, and its approximation.
  static func matrix(
    _ name: String, _ a: Matrix<Scalar>,
    _ solve: @escaping (Matrix<Scalar>, inout SplitMix64) throws -> ([Int], Matrix<Scalar>)
  ) -> UnitCase {
    UnitCase(name) { unit in
      var generator = SplitMix64(seed: 5)
      let (choices, result) = try solve(a.multiplied(by: unit), &generator)
      let error = (result.divided(by: unit) - a).frobeniusNorm / a.frobeniusNorm
      return Outcome(choices: choices, errors: [error])
    }
  }

  /// A solver of tensors: its ranks, and its approximation.
  static func tensor(
    _ name: String, _ x: Tensor<Scalar>,
    _ solve: @escaping (Tensor<Scalar>, inout SplitMix64) throws -> ([Int], Tensor<Scalar>)
  ) -> UnitCase {
    UnitCase(name) { unit in
      var generator = SplitMix64(seed: 6)
      let (choices, result) = try solve(x.multiplied(by: unit), &generator)
      let error = (result.divided(by: unit) - x).frobeniusNorm / x.frobeniusNorm
      return Outcome(choices: choices, errors: [error])
    }
  }
}
