internal import LinearAlgebra
internal import RealModule

/// Student's distribution, for whole degrees of freedom.
///
/// Source: Abramowitz and Stegun, *Handbook of Mathematical Functions*, 1964, 26.7.3 and 26.7.4.
struct StudentT {
  let degrees: Int

  init(degrees: Int) {
    demand(degrees >= 1, "Student's distribution has \(degrees) degrees of freedom; at least 1")
    self.degrees = degrees
  }

  /// The probability that the magnitude is at most `t`.
  func share(within t: Double) -> Double {
    let angle = Double.atan(t / Double(degrees).squareRoot())
    let (sine, cosine) = (Double.sin(angle), Double.cos(angle))
    let isOdd = degrees % 2 == 1
    var term = isOdd ? cosine : 1
    var sum = degrees == 1 ? 0 : term
    for k in stride(from: isOdd ? 3 : 2, to: degrees, by: 2) {
      term *= cosine * cosine * Double(k - 1) / Double(k)
      sum += term
    }
    return isOdd ? 2 / .pi * (angle + sine * sum) : sine * sum
  }

  /// The bound that a share of the magnitudes keeps.
  func bound(share: Double) -> Double {
    demand(share > 0 && share < 1, "a share lies between 0 and 1; \(share) does not")
    var (low, high) = (0.0, 1.0)
    while self.share(within: high) < share { high *= 2 }
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if self.share(within: middle) < share { low = middle } else { high = middle }
    }
    return high
  }
}
