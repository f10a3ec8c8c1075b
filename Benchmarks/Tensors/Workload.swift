import Foundation
import LinearAlgebra

/// One kind of decomposition, done by the library and by TensorLy in turn.
struct Workload {
  private let name: String
  private let kind: String
  private let size: Int
  private let order: Int
  private let rank: Int

  init(_ name: String, _ kind: String, size: Int, order: Int, rank: Int) {
    (self.name, self.kind, self.size, self.order, self.rank) = (name, kind, size, order, rank)
  }

  /// Prints the times and errors of all, and the library's time as a share of each peer's.
  func compare<Decomposition>(
    _ x: Tensor<Double>, start: [Matrix<Double>], rounds: Int,
    _ decompose: () throws -> Decomposition, expand: (Decomposition) -> Tensor<Double>
  ) throws {
    let folder = URL(filePath: NSTemporaryDirectory())
      .appending(path: "tensors-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try x.matricized(leading: 1).write(npy: folder.appending(path: "x.npy").path)
    for (mode, factor) in start.enumerated() {
      try factor.write(npy: folder.appending(path: "start\(mode).npy").path)
    }
    var ours: [Measured] = []
    var peers: [String: [Measured]] = ["numpy": [], "pytorch": []]
    for _ in 0..<rounds {
      ours.append(try timed(x, decompose, expand))
      for backend in peers.keys.sorted() {
        if let measured = try peer(backend, folder) { peers[backend]?.append(measured) }
      }
    }
    report(Measured.median(ours), peers)
  }

  private func report(_ library: Measured, _ peers: [String: [Measured]]) {
    print("\n\(name)")
    print(library.line("library", against: library))
    for (backend, all) in peers.sorted(by: { $0.key < $1.key }) {
      if let first = all.first {
        let label = "TensorLy, \(backend) (\(first.setting))"
        print(Measured.median(all).line(label, against: library))
      } else {
        print("  TensorLy, \(backend): not there (pip install tensorly torch)")
      }
    }
  }

  private func timed<Decomposition>(
    _ x: Tensor<Double>, _ decompose: () throws -> Decomposition,
    _ expand: (Decomposition) -> Tensor<Double>
  ) throws -> Measured {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try decompose()
    let seconds = (clock.now - start) / .seconds(1)
    let error = (x - expand(result)).frobeniusNorm / x.frobeniusNorm
    return Measured(seconds: seconds, error: error)
  }

  private func peer(_ backend: String, _ folder: URL) throws -> Measured? {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("tensorly_fit.py").path
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", script, backend, kind, folder.path, "\(size)", "\(order)", "\(rank)", "50",
    ]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count == 4, let seconds = Double(words[0]), let error = Double(words[1]) else {
      return nil
    }
    var measured = Measured(seconds: seconds, error: error)
    measured.setting = "core type \(words[2]), \(words[3]) threads"
    return measured
  }
}

/// The time and the relative error of one decomposition.
struct Measured {
  let seconds: Double
  let error: Double
  var setting = ""

  /// The median of each number by itself.
  static func median(_ all: [Measured]) -> Measured {
    func middle(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
    return Measured(seconds: middle(all.map(\.seconds)), error: middle(all.map(\.error)))
  }

  /// The numbers, and the library's time as a share of this one.
  func line(_ name: String, against library: Measured) -> String {
    let time = "\((1000 * seconds).formatted(decimals: 1)) ms"
    let share = (library.seconds / seconds).formatted(decimals: 3)
    return "  \(name): \(time), error \(error.formatted(digits: 6)); library / this: \(share)"
  }
}
