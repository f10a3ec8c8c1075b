import Foundation
import LinearAlgebra
import Literate
import LowRank

func fourier(_ page: Page) throws {
  try drawFourier(page)
  var table = Table(
    "points", "b, c", "dense", "two factors", "rank for as many numbers",
    "error of that rank")
  var worst = 0.0
  for points in [4, 15, 36, 64, 196, 512, 1024] {
    // snippet.fourier
    let transform = FourierFactors<Double>(points)
    let (b, c) = (transform.deal.hands, points / transform.deal.hands)
    // snippet.end
    for column in [0, 1, points / 3, points - 1] {
      worst = max(worst, error(of: transform, inColumn: column))
    }
    let rank = (b + c) / 2
    // All singular values of the transform are √n.
    let rest = (1 - Double(rank) / Double(points)).squareRoot()
    table.row(
      "\(points)", "\(b), \(c)", "\(points * points)", "\(points * (b + c))",
      "\(rank)", rest.formatted(decimals: 3))
  }
  page.print(table)
  try page.claim("The factors are exact, up to rounding.", worst < 1e-14)
}

/// The error of the transform of a unit vector, whose entries are ω^{jk}.
private func error(
  of transform: FourierFactors<Double>, inColumn j: Int
) -> Double {
  let n = transform.points
  var unit = Vector<Double>.zero(n)
  unit[j] = 1
  let (real, imaginary) = transform(unit)
  var squares = 0.0
  for k in 0..<n {
    let angle = 2 * Double.pi * Double(j * k % n) / Double(n)
    squares += pow(real[k] - cos(angle), 2) + pow(imaginary[k] + sin(angle), 2)
  }
  return (squares / Double(n)).squareRoot()
}
