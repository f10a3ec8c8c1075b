import LinearAlgebra
import Testing

@Suite struct `Numbers and matrices as text` {
  @Test func `decimals are fixed, and a rounded zero has no sign`() {
    #expect(3.14159.formatted(decimals: 3) == "3.142")
    #expect((-0.0001).formatted(decimals: 3) == "0.000")
    #expect((-0.0005001).formatted(decimals: 3) == "-0.001")
    #expect(Double.nan.formatted(decimals: 1) == "NaN")
    #expect((-Double.infinity).formatted(decimals: 1) == "-inf")
    #expect(Float(0.1).formatted(decimals: 2) == "0.10")
  }

  @Test func `significant digits`() {
    #expect(1234567.0.formatted(digits: 3) == "1.23e+06")
    #expect(0.000012345.formatted(digits: 2) == "1.2e-05")
    #expect((-0.0).formatted(digits: 4) == "0")
    #expect(2.5.formatted(digits: 4) == "2.5")
    #expect((-Double.nan).formatted(digits: 4) == "NaN")
  }

  @Test func `columns are aligned to the right`() {
    let a: Matrix<Double> = [[1, -20], [300, 4]]
    #expect("\(a)" == "  1  -20\n300    4")
    #expect("\(Vector<Double>([1, 2.5]))" == "[1, 2.5]")
  }

  @Test func `empty ones say so`() {
    #expect("\(Matrix<Double>.zero(rows: 0, columns: 3))" == "(an empty 0 × 3 matrix)")
    #expect("\(Vector<Double>([]))" == "[]")
  }

  @Test func `a large one shows its corners`() {
    let a = Matrix<Double>(rows: 9, columns: 9) { i, j in Double(10 * i + j) }
    let lines = a.formatted(limit: 4) { $0.formatted(decimals: 0) }.split(separator: "\n")
    #expect(lines == [" 0   1  …   8", "10  11  …  18", " ⋮   ⋮  ⋱   ⋮", "80  81  …  88"])
    #expect("\(Vector((0..<20).map(Double.init)))".contains("…"))
  }
}
