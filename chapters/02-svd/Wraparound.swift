import LinearAlgebra
import Literate
import LowRank

extension Picture {
  /// What happens to values outside 0…255 when a byte takes the last bits.
  func wraparound(_ page: Page) throws {
    let k = min(20, full)
    let bright = withStretchedContrast()
    let svd = try SVD(bright)
    let sum = Matrix(try svd.truncated(toRank: k))
    // snippet.wraparound
    let wrapped = sum.map { value in
      Double(UInt8(truncatingIfNeeded: Int(value)))
    }
    let clipped = sum.map { min(255, max(0, $0)).rounded() }
    // snippet.end
    let outside = sum.elements.count { Int($0) < 0 || Int($0) > 255 }
    let share = Double(outside) / Double(sum.elements.count)
    page.print("k = \(k): \(percent(share, decimals: 2)) of the pixels wrap")
    var table = Table("bytes", "PSNR")
    let qualities = [psnr(wrapped, of: bright), psnr(clipped, of: bright)]
    table.row("wrapped", decibels(qualities[0]))
    table.row("clipped", decibels(qualities[1]))
    page.print(table)
    page.record("wrapped-share", percent(share, decimals: 1))
    page.record("wrapped-psnr", qualities[0], decimals: 1)
    page.record("clipped-psnr", qualities[1], decimals: 1)
    try page.figure(
      "wraparound", [[Image(gray: wrapped), Image(gray: clipped)]])
  }

  /// The picture as a camera would save it: the darkest hundredth of the
  /// pixels is black, the brightest hundredth is white.
  private func withStretchedContrast() -> Matrix<Double> {
    let sorted = gray.elements.sorted()
    let margin = sorted.count / 100
    let (low, high) = (sorted[margin], sorted[sorted.count - 1 - margin])
    let width = max(1, high - low)
    return gray.map { min(255, max(0, 255 * ($0 - low) / width)).rounded() }
  }
}
