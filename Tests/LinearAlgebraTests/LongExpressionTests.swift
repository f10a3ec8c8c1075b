import LinearAlgebra
import Testing

// The compiler gives up on lines like these if the scalar operators exist for a generic scalar
// only. That the file compiles is half of the test.

@Suite struct `Long expressions` {
  @Test func `a sum of six multiples compiles and is right`() {
    let (a, b, c, d): (Matrix<Double>, Matrix<Double>, Matrix<Double>, Matrix<Double>) = (
      [[1, 2], [3, 4]], [[0, 1], [1, 0]], [[2, 0], [0, 2]], [[1, 1], [1, 1]]
    )
    let sum = 2 * a + 3 * b - 4 * c + 5 * d - 6 * (a * b) + 7 * (c * d)
    #expect(sum == [[1, 20], [4, 1]])
  }

  @Test func `a step of Runge and Kutta compiles and is right`() {
    let alpha = 0.5
    let (a, b, c, d): (Matrix<Double>, Matrix<Double>, Matrix<Double>, Matrix<Double>) = (
      [[1]], [[2]], [[3]], [[4]]
    )
    let step = a + (1.0 / 6) * (b + 2 * c + 2 * d + a) * alpha
    #expect(abs(step[0, 0] - (1 + 17.0 / 12)) < 1e-15)
  }

  @Test func `single precision and vectors compile as well`() {
    let a: Matrix<Float> = [[2, 0], [0, 3]]
    let (x, y): (Vector<Float>, Vector<Float>) = ([1, 2], [3, 4])
    #expect(2 * a - 3 * a + 4 * a - a / 2 == 2.5 * a)
    #expect(2 * (a * x) + 3 * y - 4 * x + 0.5 * (a * y) == [12, 22])
  }
}
