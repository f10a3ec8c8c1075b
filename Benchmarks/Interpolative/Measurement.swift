import Foundation
import LinearAlgebra
import LowRank

/// The time and the errors of one decomposition.
struct Measurement {
  let seconds: Double
  /// `‖A − CZ‖_F / ‖A‖_F`.
  let frobenius: Double
  /// `‖A − CZ‖₂ / ‖A‖₂`.
  let spectral: Double
  /// The core type and the number of threads.
  var setting = ""

  /// Times the library.
  init(
    _ a: Matrix<Double>, _ norm: Double, _ body: () throws -> InterpolativeDecomposition<Double>
  ) throws {
    let clock = ContinuousClock()
    let start = clock.now
    let id = try body()
    seconds = (clock.now - start) / .seconds(1)
    let rest = a - Matrix(id)
    frobenius = rest.frobeniusNorm / a.frobeniusNorm
    spectral = try rest.spectralNorm() / norm
  }

  /// Has SciPy do the same, in a process of its own.
  init(peerOn file: String, rank: Int) throws {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("scipy_id.py").path
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", script, file, String(rank)]
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count == 5, let seconds = Double(words[0]), let frobenius = Double(words[1]),
      let spectral = Double(words[2])
    else { throw PeerMissing() }
    (self.seconds, self.frobenius, self.spectral) = (seconds, frobenius, spectral)
    setting = "core type \(words[3]), \(words[4]) threads"
  }

  private init(seconds: Double, frobenius: Double, spectral: Double) {
    (self.seconds, self.frobenius, self.spectral) = (seconds, frobenius, spectral)
  }

  /// The median of each number by itself.
  static func median(_ all: [Measurement]) -> Measurement {
    func middle(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
    return Measurement(
      seconds: middle(all.map(\.seconds)), frobenius: middle(all.map(\.frobenius)),
      spectral: middle(all.map(\.spectral)))
  }

  /// The numbers, and how they compare.
  func line(_ name: String, against peer: Measurement) -> String {
    let label = name + String(repeating: " ", count: max(1, 12 - name.count))
    let time = "\((1000 * seconds).formatted(decimals: 1)) ms"
    let factor = "\((peer.seconds / seconds).formatted(decimals: 1)) times as fast"
    let errors = "errors F \(frobenius.formatted(digits: 4)), 2 \(spectral.formatted(digits: 4))"
    let ratios = [frobenius / peer.frobenius, spectral / peer.spectral]
      .map { $0.formatted(decimals: 3) }
    return "\(label)\(time), \(factor); \(errors), ratios \(ratios[0]) and \(ratios[1])"
  }
}

/// SciPy could not be asked.
struct PeerMissing: Error, CustomStringConvertible {
  var description: String { "python3 with NumPy and SciPy is needed: pip install scipy" }
}
