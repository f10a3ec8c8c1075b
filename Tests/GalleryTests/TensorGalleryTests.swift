import Gallery
import LinearAlgebra
import Testing

@Suite struct `The gallery of tensors` {
  @Test func `has the picture in three planes`() {
    let scene = Scene(rows: 20, columns: 24)
    #expect(scene.tensor.sizes == [20, 24, 3])
    #expect(scene.tensor.slice(1) == scene.green)
  }

  @Test func `has a video that darkens and moves, the same on every run`() {
    let video = Evening(rows: 48, columns: 64, count: 12).frames
    #expect(video == Evening(rows: 48, columns: 64, count: 12).frames)
    #expect(video.elements.allSatisfy { $0 >= 0 && $0 <= 255 })
    let light = (0..<12).map { video.slice($0).elements.reduce(0, +) }
    #expect(light[0] > 1.5 * light[11])
    #expect((0..<11).allSatisfy { video.slice($0) != video.slice($0 + 1) })
  }

  @Test func `has an oscillator with its resonance in place`() {
    // Without damping and frequency the spring alone answers.
    let still = Oscillator.amplitude(stiffness: 4, mass: 1, damping: 1, frequency: 0)
    #expect(still == 0.25)
    let resonant = Oscillator.amplitude(stiffness: 4, mass: 1, damping: 0.5, frequency: 2)
    #expect(resonant == 1)
    let grid = Oscillator.amplitudes(points: 5)
    #expect(grid.sizes == [5, 5, 5, 5])
    #expect(grid[1, 2, 3, 4] == Oscillator.amplitude(at: [1, 2, 3, 4], points: 5))
  }
}
