import Gallery
import LinearAlgebra
import LowRank
import Testing

@Suite struct `The picture` {
  private static let scene = Scene()

  @Test func `has whole numbers from 0 to 255 in every plane`() {
    for plane in [Self.scene.red, Self.scene.green, Self.scene.blue, Self.scene.gray] {
      #expect(plane.shape == "384 × 512")
      #expect(plane.elements.allSatisfy { $0 >= 0 && $0 <= 255 && $0 == $0.rounded() })
    }
  }

  @Test func `is the same whenever it is rendered`() {
    let (first, again) = (Scene(rows: 48, columns: 64), Scene(rows: 48, columns: 64))
    #expect(first.gray == again.gray && first.red == again.red && first.blue == again.blue)
  }

  @Test func `uses the range from black to white`() {
    let gray = Self.scene.gray.elements.sorted()
    #expect(gray[gray.count / 100] < 40)
    #expect(gray[gray.count * 99 / 100] > 215)
  }

  @Test func `is a picture at other sizes too`() throws {
    let large = Self.scene.gray
    let small = Scene(rows: 192, columns: 256).gray
    let shrunk = Matrix<Double>(rows: 192, columns: 256) { i, j in
      (large[2 * i, 2 * j] + large[2 * i + 1, 2 * j] + large[2 * i, 2 * j + 1]
        + large[2 * i + 1, 2 * j + 1]) / 4
    }
    // The same scene with other samples: edges and grass differ, the picture does not.
    #expect(shrunk.isApproximatelyEqual(to: small, relativeTolerance: 0.15))
    for (rows, columns) in [(1, 1), (1, 40), (40, 1), (30, 200)] {
      #expect(Scene(rows: rows, columns: columns).gray.shape == "\(rows) × \(columns)")
    }
  }

  @Test func `has the spectrum of a photograph`() throws {
    let spectrum = try Spectrum(Self.scene.gray)
    // Most of the energy at once, details for long: neither a test pattern nor noise.
    let energy = try [1, 5, 20, 50, 100].map { try spectrum.energyFraction(rank: $0) }
    #expect(energy[0] > 0.85 && energy[0] < 0.96)
    #expect(energy[1] > 0.93 && energy[1] < 0.98)
    #expect(energy[2] > 0.97 && energy[2] < 0.99)
    #expect(energy[3] > 0.985 && energy[3] < 0.996)
    #expect(energy[4] > 0.99 && energy[4] < 0.999)
    #expect(spectrum.numericalRank() == 384)
    #expect(spectrum.entropyRank > 50 && spectrum.entropyRank < 150)
  }

  @Test func `has sky above, grass below and a red roof`() {
    let scene = Self.scene
    func mean(_ plane: Matrix<Double>, _ rows: Range<Int>, _ columns: Range<Int>) -> Double {
      let part = plane[rows: rows][columns: columns]
      return part.elements.reduce(0, +) / Double(part.elements.count)
    }
    #expect(mean(scene.blue, 5..<40, 120..<200) > mean(scene.red, 5..<40, 120..<200) + 40)
    #expect(mean(scene.green, 350..<380, 330..<480) > mean(scene.blue, 350..<380, 330..<480) + 40)
    #expect(mean(scene.red, 250..<275, 410..<470) > mean(scene.green, 250..<275, 410..<470) + 40)
  }
}
