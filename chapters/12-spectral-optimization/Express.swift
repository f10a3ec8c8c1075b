import Foundation
import LinearAlgebra
import Literate
import LowRank

func alternation(_ page: Page) throws {
  // snippet.alternation
  let interval = 0.1...1.0
  let p = try OddPolynomial(minimaxOn: interval)
  let extremes = [0.1] + p.criticalPoints + [1]
  let errors = Vector(extremes.map { 1 - p($0) })
  page.print("x", Vector(extremes), decimals: 4)
  page.print("1 − p(x)", errors, decimals: 4)
  // snippet.end
  let xs = (0...200).map { 0.1 + 0.9 * Double($0) / 200 }
  try page.figure(
    "alternation",
    Plot(
      x: Axis("x", range: 0...1), y: Axis("1 − p(x)"),
      .line("error", x: xs, xs.map { 1 - p($0) }),
      .points("four points", x: extremes, errors)
    ).with(key: .topRight, aspect: 1.6))
  try page.claim(
    "The error alternates between four points of one size.",
    errors.count == 4
      && errors.enumerated().allSatisfy {
        abs($1 - ($0 % 2 == 0 ? 1 : -1) * errors[0]) < 1e-10
      })
}

/// As it was published: no step is fitted to ends of a smaller ratio.
private let cushion = 0.02407327424182761

func express(_ page: Page) throws {
  var list = Table("step", "a", "b", "c")
  // snippet.express
  let express = try PolarExpress(from: 1e-3, steps: 7, cushion: cushion)
  for (number, p) in express.polynomials.enumerated() {
    list.row(
      "\(number + 1)", p.a.formatted(digits: 5), p.b.formatted(digits: 5),
      p.c.formatted(digits: 5))
  }
  page.print(list)
  // snippet.end
  page.print("")
  try compareErrors(page)
  try keepSteps(page)
}

private func compareErrors(_ page: Page) throws {
  var table = Table("steps", "cubic", "quintic", "Muon", "best")
  for count in [3, 4, 5, 6, 7, 8] {
    let worst = try Method.all.map { method in
      let image = try method.steps(count).image(of: 1e-3...1)
      return max(1 - image.lowerBound, image.upperBound - 1)
    }
    let cells = worst.map { $0 < 1e-9 ? "< 1e-9" : $0.formatted(digits: 2) }
    table.row("\(count)", cells[0], cells[1], cells[2], cells[3])
    if count == 5 || count == 6 {
      page.record("best-\(count)", worst[3], digits: 2)
      page.record("muon-\(count)", worst[2], digits: 2)
    }
  }
  table.best(.least, inEachRowOf: 1..<5)
  page.print("the greatest |y − 1| for singular values from 0.001 to 1")
  page.print(table)
  // The published list, with its slack in every step.
  for (steps, error) in [(5, 0.154), (6, 0.0056), (7, 9.1e-6)] {
    let image = try PolarExpress(from: 1e-3, steps: steps, cushion: cushion)
      .polynomials.map { $0.stretched(by: 1.01) }.image(of: 1e-3...1)
    let worst = max(1 - image.lowerBound, image.upperBound - 1)
    try page.claim(
      "The steps as published leave \(error) after \(steps).",
      abs(worst / error - 1) < 0.01)
    page.record("published-\(steps)", worst, digits: 2)
  }
}

private struct NamedSteps: Encodable {
  let name: String
  /// The coefficients a, b, c of each step.
  let steps: [[Double]]
  /// What becomes of the interval after 0, 1, 2 and more steps.
  let images: [[Double]]
  /// What becomes of 0.01.
  let hundredth: [Double]
}

private struct AllSteps: Encodable {
  let most: Int
  let methods: [NamedSteps]
}

/// Keeps the coefficients for a reader who chooses a method and steps.
private func keepSteps(_ page: Page) throws {
  let most = 8
  let methods = try Method.all.map { method in
    let steps = try method.steps(most)
    let images = (0...most).map { steps.prefix($0).image(of: 1e-3...1) }
    return NamedSteps(
      name: method.name, steps: steps.map { [$0.a, $0.b, $0.c] },
      images: images.map { [$0.lowerBound, $0.upperBound] },
      hundredth: (0...most).map { steps.prefix($0)(0.01) })
  }
  try page.data(
    "spectral-steps", AllSteps(most: most, methods: methods), digits: 8)
}
