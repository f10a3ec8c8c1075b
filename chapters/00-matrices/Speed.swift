import LinearAlgebra
import Literate

// snippet.triple-loop
func tripleLoop(_ a: Matrix<Double>, _ b: Matrix<Double>) -> Matrix<Double> {
  var c = Matrix<Double>.zero(rows: a.rows, columns: b.columns)
  for j in 0..<b.columns {
    for k in 0..<a.columns {
      for i in 0..<a.rows { c[i, j] += a[i, k] * b[k, j] }
    }
  }
  return c
}
// snippet.end

func speed(_ page: Page) throws {
  let n = 150
  var generator = SplitMix64(seed: page.seed)
  let a = Matrix<Double>.gaussian(rows: n, columns: n, using: &generator)
  let b = Matrix<Double>.gaussian(rows: n, columns: n, using: &generator)
  var ours = Matrix<Double>.zero(rows: n, columns: n)
  var theirs = ours
  let clock = ContinuousClock()
  let slow = clock.measure { ours = tripleLoop(a, b) }
  let fast = clock.measure { theirs = a * b }
  let agree = ours.isApproximatelyEqual(to: theirs, relativeTolerance: 1e-13)
  page.record("speed-size", n)
  page.print("the loop and the library agree: \(agree)")
  page.printMeasured("this program was built for \(configuration)")
  page.printMeasured("three loops: \(milliseconds(slow)) ms")
  page.printMeasured("the library: \(milliseconds(fast)) ms")
}

private func milliseconds(_ time: Duration) -> String {
  (time / .milliseconds(1)).formatted(digits: 2)
}

private var configuration: String {
  #if DEBUG
  "debugging"
  #else
  "speed"
  #endif
}
