import LinearAlgebra
import Testing
import Training

@Suite struct QuantizationTests {
  /// Shapes (rows, columns): full blocks, broken ones, less than one, odd counts, nothing.
  private static let shapes = [(64, 64), (3, 128), (7, 33), (1, 5), (13, 1), (0, 4), (1, 257)]

  @Test func `the levels are those that bitsandbytes has as numbers in single precision`() {
    let published: [Double] = [
      -1, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453, -0.28444138169288635,
      -0.18477343022823334, -0.09105003625154495, 0, 0.07958029955625534, 0.16093020141124725,
      0.24611230194568634, 0.33791524171829224, 0.44070982933044434, 0.5626170039176941,
      0.7229568362236023, 1,
    ]
    #expect(NF4.levels.count == 16)
    for (level, number) in zip(NF4.levels, published) { #expect(abs(level - number) < 2e-7) }
    #expect(abs(NF4.widestGap / 2 - 0.1519) < 1e-4)
  }

  @Test func `no entry is farther from its number than half the widest gap, scaled`() throws {
    try checkErrors(of: Double.self)
    try checkErrors(of: Float.self)
  }

  private func checkErrors<Scalar: LinearAlgebraScalar>(of: Scalar.Type) throws {
    var generator = SplitMix64(seed: 1)
    for (rows, columns) in Self.shapes {
      let matrix = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
      for isDouble in [false, true] {
        let small = try NF4Matrix(matrix, doubleQuantization: isDouble)
        let exact = try NF4Matrix(matrix, doubleQuantization: false).scales
        let (scales, back) = (small.scales, small.dequantized())
        #expect(back.rows == rows && back.columns == columns)
        for i in 0..<rows {
          for j in 0..<columns {
            let block = (i * columns + j) / 64
            let scaleError = Double((scales[block] - exact[block]).magnitude)
            // The scale is rounded to single precision, 6e-8 of it.
            let bound = Double(exact[block]) * (NF4.widestGap / 2 + 3e-7) + scaleError
            #expect(Double((matrix[i, j] - back[i, j]).magnitude) <= bound)
          }
        }
      }
    }
  }

  @Test func `each entry becomes the nearest of the sixteen numbers`() throws {
    var generator = SplitMix64(seed: 2)
    let matrix = Matrix<Double>.gaussian(rows: 8, columns: 50, using: &generator)
    let small = try NF4Matrix(matrix, blockSize: 16, doubleQuantization: false)
    let back = small.dequantized()
    for i in 0..<8 {
      for j in 0..<50 {
        let scale = Double(small.scales[(i * 50 + j) / 16])
        let nearest = NF4.levels.map { abs($0 * scale - matrix[i, j]) }.min() ?? 0
        #expect(abs(abs(back[i, j] - matrix[i, j]) - nearest) <= 1e-15 * scale)
      }
    }
  }

  @Test func `entries are packed row by row, the first of two in a byte's upper half`() throws {
    let small = try NF4Matrix<Float>([[-1, 1, 0], [0.5626, -1, 0.08]])
    #expect(small.codes == [0x0F, 0x7D, 0x08])
    let odd = try NF4Matrix<Float>([[1, -1, 1]])
    #expect(odd.codes == [0xF0, 0xF0])
  }

  @Test func `a block of zeros stays a block of zeros, whatever the others hold`() throws {
    var matrix = Matrix<Double>.zero(rows: 4, columns: 64)
    let zero = try NF4Matrix(matrix)
    #expect(zero.dequantized() == matrix)
    for j in 0..<64 { matrix[2, j] = Double(j) - 31 }
    let back = try NF4Matrix(matrix).dequantized()
    for i in [0, 1, 3] { #expect(back[row: i] == .zero(64)) }
    #expect(back[row: 2].norm > 100)
  }

  @Test func `what is quantized a second time stays as it is`() throws {
    var generator = SplitMix64(seed: 3)
    let matrix = Matrix<Float>.gaussian(rows: 9, columns: 70, using: &generator)
    let once = try NF4Matrix(matrix, doubleQuantization: false)
    let twice = try NF4Matrix(once.dequantized(), doubleQuantization: false)
    #expect(once == twice)
  }

  @Test func `an entry takes 4.127 bits, and 4.5 without double quantization`() throws {
    let matrix = Matrix<Float>(rows: 1024, columns: 1024, repeating: 1)
    let double = try NF4Matrix(matrix)
    #expect(double.storedBytes == 1 << 19 + 1 << 14 + 4 * 64 + 4)
    #expect(abs(double.bitsPerParameter - (4 + 8.0 / 64 + 32.0 / (64 * 256))) < 1e-4)
    #expect(try NF4Matrix(matrix, doubleQuantization: false).bitsPerParameter == 4.5)
    #expect(try NF4Matrix<Float>(.zero(rows: 0, columns: 5)).bitsPerParameter == 0)
  }

  @Test func `normal numbers lose about seven hundredths of their deviation`() throws {
    var generator = SplitMix64(seed: 4)
    let matrix = Matrix<Float>.gaussian(rows: 512, columns: 512, using: &generator)
    let errors = try [false, true].map { isDouble in
      let error = matrix - (try NF4Matrix(matrix, doubleQuantization: isDouble).dequantized())
      let sizes = zip(error.elements, matrix.elements).map { ($0.magnitude, $1.magnitude) }
      let relative = sizes.reduce(0) { $0 + $1.0 / ($1.1 + 1e-8) }
      return (sizes.reduce(0) { $0 + $1.0 } / (512 * 512), relative / (512 * 512))
    }
    // bitsandbytes tests its own for less than 0.11 and, relative to the entries, 0.28.
    #expect(errors[0].0 > 0.06 && errors[0].0 < 0.08)
    #expect(errors[1].0 < 1.02 * errors[0].0)
    #expect(errors.allSatisfy { $0.1 < 0.28 })
  }

  @Test func `an outlier costs its own block, and no other`() throws {
    var generator = SplitMix64(seed: 5)
    var matrix = Matrix<Double>.gaussian(rows: 64, columns: 64, using: &generator)
    let before = try NF4Matrix(matrix, doubleQuantization: false).dequantized()
    matrix[20, 3] = 1000
    let after = try NF4Matrix(matrix, doubleQuantization: false).dequantized()
    for i in 0..<64 { #expect((before[row: i] == after[row: i]) == (i != 20)) }
  }

  @Test func `numbers that are not finite or beyond single precision are refused`() {
    #expect(throws: LinearAlgebraError.notFinite(routine: "NF4 quantization", row: 1, column: 0)) {
      try NF4Matrix<Double>([[1, 2], [.nan, 4]])
    }
    #expect(throws: LinearAlgebraError.overflow(routine: "NF4 quantization")) {
      try NF4Matrix<Double>([[1e300]])
    }
  }
}

@Suite struct QuantizedLinearTests {
  @Test func `both passes use the matrix that the codes stand for`() throws {
    var generator = SplitMix64(seed: 6)
    let linear: Linear<Double> = generator.linear(7, 20)
    let layer = try QuantizedLinear(linear)
    var dense = layer.dense()
    let (x, g): (Matrix<Double>, Matrix<Double>) = (generator.tokens(20, 3), generator.tokens(7, 3))
    #expect(layer.forward(x).agrees(with: dense.forward(x), terms: 20))
    #expect(layer.backward(g).agrees(with: dense.backward(g), terms: 7))
    #expect(dense.weight.value == layer.weight.dequantized())
    #expect(dense.weight.value != linear.weight.value)
    #expect(dense.bias?.value == linear.bias?.value)
    #expect(layer.trainableCount == 0)
  }

  @Test func `an adapter over a quantized layer merges into a dense one`() throws {
    var generator = SplitMix64(seed: 7)
    let layer = try QuantizedLinear<Float>(generator.linear(8, 8))
    var adapter = try LoRA(layer, rank: 2, using: &generator)
    let x: Matrix<Float> = generator.tokens(8, 4)
    #expect(adapter.forward(x).agrees(with: layer.forward(x), terms: 8))
    adapter = adapter.perturbed(using: &generator)
    let expected = layer.weight.dequantized() + adapter.update
    #expect(adapter.merged().weight.value.agrees(with: expected, terms: 2))
  }
}
