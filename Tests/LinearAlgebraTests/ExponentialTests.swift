import Foundation
import LinearAlgebra
import Testing

@Suite struct `Exponentials of many numbers` {
  @Test func `are within 0.502 units of the last place in single precision`() {
    var generator = SplitMix64(seed: 61)
    for count in 0..<70 {
      let numbers = (0..<count).map { _ in Float(generator.uniform() * 174 - 87) }
      for (x, y) in zip(numbers, exponentials(of: numbers)) {
        // Double precision is off by 2⁻²⁸ of such a unit.
        let error = abs(Double(y) - Foundation.exp(Double(x))) / Double(y.ulp)
        #expect(error <= 0.502, "\(x): \(error)")
      }
    }
  }

  @Test func `are those of the C library, one by one`() {
    func check<S: LinearAlgebraScalar>(_ exponential: (S) -> S) {
      var generator = SplitMix64(seed: 62)
      var numbers = (0..<20_000).map { _ in S(generator.uniform() * 230 - 125) }
      numbers += (0..<20_000).map { _ in S(generator.uniform() * 2 - 1) }
      numbers += [0, -0.0, 1, -1, 87, 88, 88.75, 89, -87, -87.5, -103.5, -104.5, 1e30, -1e30]
      numbers += [.infinity, -.infinity, .leastNonzeroMagnitude, -.leastNormalMagnitude]
      numbers += [.greatestFiniteMagnitude, -.greatestFiniteMagnitude, .ulpOfOne]
      #expect(exponentials(of: numbers) == numbers.map(exponential))
    }
    check { (x: Float) in Foundation.exp(x) }
    check { (x: Double) in Foundation.exp(x) }
  }

  @Test(arguments: scalars) func `keep NaN in its place`(_ scalar: any LinearAlgebraScalar.Type) {
    func check<S: LinearAlgebraScalar>(_: S.Type) {
      for place in 0..<20 {
        var numbers = [S](repeating: 1, count: 20)
        numbers[place] = .nan
        let isNaN = exponentials(of: numbers).map(\.isNaN)
        #expect(isNaN == (0..<20).map { $0 == place })
      }
    }
    check(scalar)
  }

  private func exponentials<S: LinearAlgebraScalar>(of numbers: [S]) -> [S] {
    var result = numbers
    result.withUnsafeMutableBufferPointer { entries in
      if let start = entries.baseAddress { Exponentials.replace(start, count: entries.count) }
    }
    return result
  }
}
