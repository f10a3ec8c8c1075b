import CLAPACKE
import Foundation
import LinearAlgebra

/// What the numbers are of: the processor, the BLAS, and what it can do.
struct Machine: Codable {
  /// The processor's name.
  let processor: String
  /// Which kernels OpenBLAS runs.
  let core: String
  /// The number of threads.
  let threads: Int
  /// Operations in a second of a matrix product in double precision, and in single.
  let doubleRate: Double
  let singleRate: Double
  /// The day.
  let date: String

  init() throws {
    core = String(cString: openblas_get_corename())
    threads = Int(openblas_get_num_threads())
    processor = Self.processorName
    doubleRate = Self.rate(of: Double.self)
    singleRate = Self.rate(of: Float.self)
    date = Date.now.formatted(.iso8601.year().month().day())
  }

  /// One line about all of it.
  var sentence: String {
    "\(date), \(processor), \(threads) threads, OpenBLAS kernels for \(core); products run at "
      + "\((doubleRate / 1e9).formatted(decimals: 0)) Gflop/s in double precision, "
      + "\((singleRate / 1e9).formatted(decimals: 0)) in single"
  }

  private static var processorName: String {
    let information = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = information.split(separator: "\n").first { $0.hasPrefix("model name") }
    let name = line?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces)
    return name ?? "an unknown processor"
  }

  /// The best of five products of 2000 × 2000.
  private static func rate<Scalar: LinearAlgebraScalar>(of _: Scalar.Type) -> Double {
    var generator = SplitMix64(seed: 1)
    let a = Matrix<Scalar>.gaussian(rows: 2000, columns: 2000, using: &generator)
    let times = (0..<5).map { _ in stopwatch { a * a }.seconds }
    return 2 * 2000 * 2000 * 2000 / (times.min() ?? .infinity)
  }
}

/// Runs a body on the clock.
func stopwatch<Result>(_ body: () throws -> Result) rethrows -> (result: Result, seconds: Double) {
  let clock = ContinuousClock()
  let start = clock.now
  let result = try body()
  return (result, (clock.now - start) / .seconds(1))
}
