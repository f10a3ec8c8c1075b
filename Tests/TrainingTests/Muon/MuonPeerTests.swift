import Foundation
import LinearAlgebra
import LowRank
import Testing
import Training

/// Twenty steps toward targets, beside two other ways to take the same ones.
struct MuonPeerTests {
  @Test func `takes the steps that the singular value decomposition gives`() throws {
    for scale in MuonScale.allCases {
      for isNesterov in [true, false] {
        let start = Springs<Double>(seed: 21)
        var truth: [String: Matrix<Double>] = [:]
        for (name, weight) in start.namedValues {
          truth[name] = try exactSteps(
            weight, toward: start.targets[name] ?? weight, isNesterov: isNesterov, scale)
        }
        let end = start.trained(isNesterov: isNesterov, scale)
        for (name, weight) in end.namedValues {
          let expected = try #require(truth[name])
          #expect((weight - expected).maxNorm <= 1e-10 * expected.maxNorm)
        }
      }
    }
  }

  /// PyTorch takes the matrix sign in bfloat16, three digits; here it is asked to keep the precision.
  @Test(.enabled(if: PyTorch.python != nil, PyTorch.advice))
  func `takes the steps of PyTorch's Muon`() throws {
    try compare(Double.self, within: 1e-10)
    try compare(Float.self, within: 1e-5)
  }

  private func compare<Scalar: LinearAlgebraScalar>(
    _ type: Scalar.Type, within tolerance: Scalar
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let start = Springs<Scalar>(seed: 22)
    for (name, weight) in start.namedValues {
      try weight.write(npy: folder.appending(path: "\(name)-start.npy").path)
      try start.targets[name]?.write(npy: folder.appending(path: "\(name)-target.npy").path)
    }
    let names = start.namedValues.map(\.name)
    for scale in MuonScale.allCases {
      for isNesterov in [true, false] {
        try PyTorch.run(
          folder.path, names.joined(separator: ","), isNesterov ? "1" : "0",
          scale == .aspect ? "original" : "match_rms_adamw")
        for (name, weight) in start.trained(isNesterov: isNesterov, scale).namedValues {
          let theirs = try Matrix<Scalar>(npy: folder.appending(path: "\(name)-end.npy").path)
          #expect((weight - theirs).maxNorm <= tolerance * theirs.maxNorm, "\(name) \(type)")
        }
      }
    }
  }

  /// The steps with the matrix sign from an exact decomposition: each value goes the way of a number.
  private func exactSteps(
    _ start: Matrix<Double>, toward target: Matrix<Double>, isNesterov: Bool, _ scale: MuonScale
  ) throws -> Matrix<Double> {
    var w = start
    var momentum = Matrix<Double>.zero(rows: w.rows, columns: w.columns)
    for _ in 0..<Springs<Double>.steps {
      let gradient = w - target
      momentum = 0.95 * momentum + 0.05 * gradient
      let direction = isNesterov ? 0.95 * momentum + 0.05 * gradient : momentum
      let (svd, norm) = (try SVD(direction), direction.frobeniusNorm)
      let sizes = Vector(
        svd.singularValues.map { sigma in
          (0..<5).reduce(sigma / norm) { x, _ in
            x * (3.4445 + x * x * (-4.7750 + x * x * 2.0315))
          }
        })
      let sign = svd.u.scaled(columnsBy: sizes) * svd.v.transpose
      let (m, n) = (Double(w.rows), Double(w.columns))
      let factor =
        scale == .aspect ? max(1, m / n).squareRoot() : 0.2 * max(m, n).squareRoot()
      w = (1 - 0.02 * 0.1) * w - (0.02 * factor) * sign
    }
    return w
  }
}

/// Matrices that are drawn to targets: the loss is half the squared distance.
private struct Springs<Scalar: LinearAlgebraScalar>: Parametrized {
  static var steps: Int { 20 }

  var parameters: [(name: String, parameter: Parameter<Scalar>)] = []
  var targets: [String: Matrix<Scalar>] = [:]

  init(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for (name, rows, columns) in [("tall", 12, 5), ("wide", 4, 9), ("square", 6, 6)] {
      let start = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
      parameters.append((name, Parameter(start)))
      targets[name] = .gaussian(rows: rows, columns: columns, using: &generator)
    }
  }

  mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    for k in parameters.indices { body(parameters[k].name, &parameters[k].parameter) }
  }

  func trained(isNesterov: Bool, _ scale: MuonScale) -> Springs {
    var springs = self
    let group = ParameterGroup<Scalar>(rate: 0.02, weightDecay: 0.1)
    var muon = Muon(
      groups: [group], others: AdamW<Scalar>(rate: 0.001), isNesterov: isNesterov, scale: scale)
    for _ in 0..<Self.steps {
      springs.clearGradients()
      springs.withParameters { name, parameter in
        guard let target = targets[name] else { return }
        let pull = parameter.value - target
        parameter.accumulate(pull)
      }
      muon.update(&springs, rateFactor: 1)
    }
    return springs
  }
}

/// A Python whose PyTorch has Muon: that of the tests, or the one that `make bench` compares with.
private enum PyTorch {
  static let python: String? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let own = ProcessInfo.processInfo.environment["PYTHON"] ?? "python3"
    let bench = root.appending(path: "build/bench/venv/bin/python").path
    return [own, bench].first {
      (try? Python.run("import numpy, torch; torch.optim.Muon", by: $0)) != nil
    }
  }()

  static let advice: Comment = """
    Muon was not compared with PyTorch's: set PYTHON to a Python that can import numpy and a torch \
    that has torch.optim.Muon (2.9 or newer), or run make bench once.
    """

  /// Takes the steps from the files in a folder, and leaves the ends there.
  static func run(_ arguments: String...) throws {
    _ = try Python.run(
      """
      import sys, numpy, torch
      folder, names, nesterov, scale = sys.argv[1:]
      torch.Tensor.bfloat16 = lambda tensor: tensor.clone()
      load = lambda name: torch.from_numpy(numpy.ascontiguousarray(numpy.load(f'{folder}/{name}.npy')))
      for name in names.split(','):
          weight, target = torch.nn.Parameter(load(name + '-start')), load(name + '-target')
          muon = torch.optim.Muon([weight], lr=0.02, weight_decay=0.1, momentum=0.95,
                                  nesterov=nesterov == '1', adjust_lr_fn=scale)
          for _ in range(20):
              muon.zero_grad()
              (0.5 * ((weight - target) ** 2).sum()).backward()
              muon.step()
          numpy.save(f'{folder}/{name}-end.npy', weight.detach().numpy())
      """, by: python ?? "python3", arguments)
  }
}
