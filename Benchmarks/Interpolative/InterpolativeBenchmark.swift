import CLAPACKE
import Foundation
import Gallery
import LinearAlgebra
import LowRank

/// Interpolative decompositions of a fixed rank, against SciPy's in the same run.
///
/// Library and SciPy take turns, so that whatever else slows the machine slows both. Both inherit
/// `OPENBLAS_NUM_THREADS` and `OPENBLAS_CORETYPE`, and both say what they use.
@main struct InterpolativeBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst().map { Int($0) ?? 0 }
    guard arguments.count <= 3, arguments.allSatisfy({ $0 > 0 }) else {
      print("usage: benchmark-id [SIZE [RANK [ROUNDS]]]; 2000, 100 and 5 by default")
      return
    }
    let (size, rank) = (arguments.first ?? 2000, arguments.dropFirst().first ?? 100)
    let rounds = arguments.dropFirst(2).first ?? 5
    let core = String(cString: openblas_get_corename())
    print("\(size) × \(size), rank \(rank), \(rounds) rounds, medians; ", terminator: "")
    print("here core type \(core), \(openblas_get_num_threads()) threads")
    var generator = SplitMix64(seed: 1)
    for (name, a) in try matrices(size, &generator) {
      try compare(name, a, rank, rounds, &generator)
    }
  }

  private static func matrices(
    _ size: Int, _ generator: inout SplitMix64
  ) throws -> [(String, Matrix<Double>)] {
    let slow = Vector<Double>((1...size).map { 1 / Double($0) })
    let fast = Vector<Double>((0..<size).map { Foundation.exp(-Double($0) / 20) })
    let points = Matrix<Double>.random(rows: size, columns: 2, using: &generator)
    let spectra = [
      ("singular values 1/j", slow), ("singular values exp(−j/20)", fast),
      ("rank \(size / 20)", Vector(repeating: 1, count: size / 20)),
    ]
    return try spectra.map { name, spectrum in
      let a = try Matrix.random(
        rows: size, columns: size, singularValues: spectrum, using: &generator)
      return (name, a)
    } + [("Gaussian kernel", .gaussianKernel(points, bandwidth: 0.1))]
  }

  private static func compare(
    _ name: String, _ a: Matrix<Double>, _ rank: Int, _ rounds: Int,
    _ generator: inout SplitMix64
  ) throws {
    let file =
      NSTemporaryDirectory() + "interpolative-\(ProcessInfo.processInfo.processIdentifier).npy"
    try a.write(npy: file)
    defer { try? FileManager.default.removeItem(atPath: file) }
    var (pivoted, randomized, sketched) = ([Measurement](), [Measurement](), [Measurement]())
    var peer: [Measurement] = []
    let norm = try a.spectralNorm()
    for _ in 0..<rounds {
      pivoted.append(try Measurement(a, norm) { try InterpolativeDecomposition(a, rank: rank) })
      peer.append(try Measurement(peerOn: file, rank: rank))
      randomized.append(
        try Measurement(a, norm) {
          try InterpolativeDecomposition(randomized: a, rank: rank, using: &generator)
        })
      sketched.append(
        try Measurement(a, norm) {
          try InterpolativeDecomposition(sketched: a, rank: rank, using: &generator)
        })
    }
    print("\n\(name) (SciPy: \(peer[0].setting))")
    let reference = Measurement.median(peer)
    print(reference.line("SciPy", against: reference))
    print(Measurement.median(pivoted).line("pivoted QR", against: reference))
    print(Measurement.median(randomized).line("randomized", against: reference))
    print(Measurement.median(sketched).line("sketched", against: reference))
  }
}
