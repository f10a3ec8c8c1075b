import Foundation
import LinearAlgebra
import LowRank
import Testing
import Training

/// Runs only where Python has the packages; elsewhere it is reported as skipped, and why.
@Suite(.enabled(if: Python.has("torch", "numpy"), Python.advice("torch", "numpy")))
struct `Compression does what a plain PyTorch version does` {
  private let case64 = Case()

  @Test func `in the ways to cut a matrix, and the refit`() throws {
    let expected = try case64.computedByPyTorch()
    try compare(Double.self, expected, within: 1e-9)
    try compare(Float.self, expected, within: 1e-5)
  }

  private func compare<Scalar: LinearAlgebraScalar>(
    _: Scalar.Type, _ expected: [String: Matrix<Double>], within tolerance: Double
  ) throws {
    let (found, rank) = (try case64.computedHere(Scalar.self), case64.rank)
    #expect(Set(found.keys) == Set(expected.keys), "rank \(rank)")
    for (name, value) in found {
      let other = try #require(expected[name])
      let error = (value - other).frobeniusNorm / other.frobeniusNorm
      #expect(error <= tolerance, "\(name) in \(Scalar.self): \(error)")
    }
  }
}

/// A layer of 12 × 8 with 40 inputs that lean and have a mean, and what both sides make of it.
private struct Case {
  let (rank, weight, bias, x, information, target):
    (
      Int, Matrix<Double>, Matrix<Double>, Matrix<Double>, Matrix<Double>, Matrix<Double>
    )
  let modes = LayerModes(outputs: [3, 2, 2], inputs: [2, 2, 2])

  init() {
    var generator = SplitMix64(seed: 61)
    func random(_ rows: Int, _ columns: Int) -> Matrix<Double> {
      .gaussian(rows: rows, columns: columns, using: &generator)
    }
    rank = 3
    (weight, bias, target) = (random(12, 8), random(12, 1), random(12, 40))
    x = random(8, 8) * random(8, 40) + 2 * random(8, 1) * Matrix(rows: 1, columns: 40, repeating: 1)
    information = random(12, 8).map { $0 * $0 }
  }

  func computedHere<Scalar: LinearAlgebraScalar>(
    _: Scalar.Type
  ) throws -> [String: Matrix<Double>] {
    let (w, x) = (Matrix<Scalar>(weight), Matrix<Scalar>(x))
    let linear = Linear(weight: w, bias: Matrix<Scalar>(bias)[column: 0])
    var statistics = InputStatistics(size: 8)
    try statistics.add(x)
    var pairs = PairStatistics(inputs: 8, outputs: 12)
    try pairs.add(inputs: x, outputs: Matrix<Scalar>(target))
    let plain = LowRankMatrix(try SVD(w).truncated(toRank: rank))
    let products = [
      "plain": plain,
      "fisher": try LowRankMatrix(
        fisherWeighted: w, information: Matrix(information), rank: rank),
      "scaled": try LowRankMatrix(
        activationScaled: w, magnitudes: statistics.meanMagnitudes, exponent: 0.5, rank: rank),
      "outputs": try OutputSVD(w, gram: statistics.gram).truncated(toRank: rank),
      "outputs of inputs": try OutputSVD(w, inputs: x).truncated(toRank: rank),
      "refitted": try plain.refittingLeft(to: pairs),
    ]
    var found = products.mapValues { Matrix<Double>(Matrix($0)) }
    // What each layer computes and hands back; the products of its gradients do not depend on signs.
    let layers: [(String, any LinearLayer<Scalar>)] = [
      ("factored", FactoredLinear(plain, bias: linear.bias?.value[column: 0])),
      ("tucker", try TuckerLinear(linear, modes: modes, ranks: [3, 2, 2, 2, 2, 2])),
      ("train", try TensorTrainLinear(linear, modes: modes, relativeError: 0)),
    ]
    for (name, layer) in layers {
      var layer = layer
      found["\(name), output"] = Matrix(layer.forward(x))
      found["\(name), input's gradient"] = Matrix(
        layer.backward(layer.forward(x) - Matrix<Scalar>(target)))
    }
    var factored = FactoredLinear(plain, bias: linear.bias?.value[column: 0])
    _ = factored.backward(factored.forward(x) - Matrix<Scalar>(target))
    found["factors' gradients"] = Matrix(
      factored.left.value * factored.right.gradient + factored.left.gradient * factored.right.value)
    found["bias's gradient"] = factored.bias.map { Matrix($0.gradient) }
    let soft = distillationLoss(w * x, teacher: Matrix<Scalar>(target), temperature: 2)
    found["distillation"] = Matrix(rows: 1, columns: 1, repeating: Double(soft.loss))
    found["distillation's gradient"] = Matrix(soft.gradient)
    return found
  }

  func computedByPyTorch() throws -> [String: Matrix<Double>] {
    let inputs = [
      "w": weight, "bias": bias, "x": x, "information": information, "target": target,
    ]
    let text = String(
      decoding: try JSONEncoder().encode(inputs.mapValues(\.rowLists)), as: UTF8.self)
    let printed = try Python.run(Self.program, text, "\(rank)")
    return try JSONDecoder().decode([String: [[Double]]].self, from: Data(printed.utf8))
      .mapValues { Matrix(rows: $0) }
  }

  /// As one would write it down: no care for units, for singular matrices or for speed.
  private static let program = """
    import sys, json, torch
    from torch.nn import functional
    given = {k: torch.tensor(v, dtype=torch.float64) for k, v in json.loads(sys.argv[1]).items()}
    w, bias, x, information, target = (
        given[k] for k in ('w', 'bias', 'x', 'information', 'target'))
    r = int(sys.argv[2])
    def cut(a):
        u, s, vh = torch.linalg.svd(a, full_matrices=False)
        return u[:, :r] * s[:r], vh[:r]
    found = {}
    left, right = cut(w)
    found['plain'] = left @ right
    d = information.sum(1).sqrt()
    l, rr = cut(d[:, None] * w)
    found['fisher'] = (l / d[:, None]) @ rr
    d = x.abs().mean(1).sqrt()
    l, rr = cut(w * d)
    found['scaled'] = l @ (rr / d)
    s = torch.linalg.cholesky(x @ x.T / x.shape[1])
    l, rr = cut(w @ s)
    found['outputs'] = l @ torch.linalg.solve_triangular(s.T, rr.T, upper=True).T
    found['outputs of inputs'] = found['outputs']
    found['refitted'] = torch.linalg.lstsq((right @ x).T, target.T).solution.T @ right
    factors = [left.clone().requires_grad_(), right.clone().requires_grad_()]
    b, z = bias.clone().requires_grad_(), x.clone().requires_grad_()
    y = factors[0] @ (factors[1] @ z) + b
    ((y - target) ** 2).sum().div(2).backward()
    found['factored, output'], found["factored, input's gradient"] = y.detach(), z.grad
    found["factors' gradients"] = left @ factors[1].grad + factors[0].grad @ right
    found["bias's gradient"] = b.grad
    z = x.clone().requires_grad_()
    y = functional.linear(z.T, w, bias[:, 0]).T
    ((y - target) ** 2).sum().div(2).backward()
    for name in ('tucker', 'train'):
        found[name + ', output'], found[name + ", input's gradient"] = y.detach(), z.grad
    q = (w @ x).clone().requires_grad_()
    loss = 4 * functional.kl_div(
        functional.log_softmax(q.T / 2, 1), functional.softmax(target.T / 2, 1),
        reduction='batchmean')
    loss.backward()
    found['distillation'], found["distillation's gradient"] = loss.detach().reshape(1, 1), q.grad
    print(json.dumps({k: v.tolist() for k, v in found.items()}))
    """
}

extension Matrix<Double> {
  /// The rows as lists, as JSON has them.
  fileprivate var rowLists: [[Double]] { (0..<rows).map { self[row: $0].elements } }
}
