import LinearAlgebra
import LowRank

extension UnitCase {
  /// The solvers of tensors.
  static func tensors(_ x: Tensor<Scalar>) -> [UnitCase] {
    [
      .tensor("HOSVD", x) { x, _ in
        let tucker = try HOSVD(x, ranks: [2, 2, 2]).tucker
        return (tucker.ranks, Tensor(tucker))
      },
      .tensor("sequential HOSVD", x) { x, _ in
        let tucker = try SequentialHOSVD(x, relativeError: 0.1).tucker
        return (tucker.ranks, Tensor(tucker))
      },
      .tensor("HOOI", x) { x, _ in
        let tucker = try HOOI(x, ranks: [2, 2, 2]).tucker
        return (tucker.ranks, Tensor(tucker))
      },
      .tensor("tensor train", x) { x, _ in
        let train = try TensorTrain(x, relativeError: 0.1)
        return (train.ranks, Tensor(train))
      },
      .tensor("rounded train", x) { x, _ in
        let train = try TensorTrain(x, relativeError: 0).rounded(toRelativeError: 0.1)
        return (train.ranks, Tensor(train))
      },
      .tensor("tensor cross", x) { x, g in
        let cross = try TensorCross(sizes: x.sizes, relativeError: 1e-3, using: &g) { x[$0] }
        return (cross.train.ranks + [cross.hasConverged ? 1 : 0], Tensor(cross.train))
      },
      .tensor("CP", x) { x, g in
        let fit = try CPFit(x, rank: 2, settings: .init(sweeps: 20), using: &g)
        return ([fit.relativeErrors.count], Tensor(fit.decomposition))
      },
      .tensor("CP of observed entries", x) { x, g in
        let fit = try CPFit(observed: x, rank: 2, settings: .init(sweeps: 20), using: &g)
        return ([fit.relativeErrors.count], Tensor(fit.decomposition))
      },
    ]
  }
}
