import LinearAlgebra
import Testing

@Suite struct `NumPy's generator` {
  struct Stream: Decodable, Sendable, CustomTestStringConvertible {
    let seeds: [UInt32]
    let isList: Bool
    let rand, randn: [Double]
    let randintSmall, randintNegative, randintOne, randint32, randintWide, randintAll: [Int]
    let permutation: [Int]
    let shuffle: String
    let randMatrix, randnMatrix: [Double]
    let afterThousand: Double

    var testDescription: String { isList ? "a list of \(seeds.count)" : "seed \(seeds[0])" }
    var generator: NumPyRandom {
      isList ? NumPyRandom(seeds: seeds) : NumPyRandom(seed: seeds[0])
    }
  }

  @Test(arguments: try Fixture.json("numpy-random.json", as: [Stream].self))
  func `one stream gives what NumPy gives, call after call`(_ expected: Stream) {
    var rng = expected.generator
    #expect(rng.rand(count: 5) == Vector(expected.rand))
    #expect(rng.randn(count: 7) == Vector(expected.randn))
    #expect(rng.randint(0..<6, count: 12) == expected.randintSmall)
    #expect(rng.randint(-5..<6, count: 12) == expected.randintNegative)
    #expect(rng.randint(3..<4, count: 2) == expected.randintOne)
    #expect(rng.randint(0..<(1 << 32), count: 4) == expected.randint32)
    #expect(rng.randint((-1 << 40)..<(1 << 41), count: 6) == expected.randintWide)
    #expect(rng.randint(Int.min..<Int.max, count: 3) == expected.randintAll)
    #expect(rng.permutation(11) == expected.permutation)
    var letters = Array("abcdefg")
    rng.shuffle(&letters)
    #expect(String(letters) == expected.shuffle)
    #expect(
      rng.rand(rows: 2, columns: 3)
        == Matrix(rows: 2, columns: 3, rowMajor: expected.randMatrix))
    #expect(
      rng.randn(rows: 3, columns: 2)
        == Matrix(rows: 3, columns: 2, rowMajor: expected.randnMatrix))
    _ = rng.rand(rows: 10, columns: 100)
    #expect(rng.randn() == expected.afterThousand)
  }

  @Test func `a matrix of whole numbers holds the list of them row by row`() {
    var (one, other) = (NumPyRandom(seed: 3), NumPyRandom(seed: 3))
    let matrix = one.randint(-9..<10, rows: 3, columns: 5)
    let list = other.randint(-9..<10, count: 15)
    #expect(matrix == Matrix(rows: 3, columns: 5, rowMajor: list.map(Double.init)))
  }

  @Test func `a copy goes its own way from the same place`() {
    var original = NumPyRandom(seed: 5)
    _ = original.randn()
    var copy = original
    #expect(original.randn(count: 3) == copy.randn(count: 3))
  }

  @Test func `nothing drawn leaves the stream where it was`() {
    var (one, other) = (NumPyRandom(seed: 8), NumPyRandom(seed: 8))
    #expect(one.rand(rows: 0, columns: 3).isEmpty)
    #expect(one.randint(4..<5) == 4)
    #expect(one.permutation(0) == [])
    #expect(one.rand() == other.rand())
  }

  @Test func `as a Swift generator it gives the words of the twister, the earlier one on top`() {
    // The first two outputs of MT19937 for its own default seed, from its authors' reference code.
    var rng = NumPyRandom(seed: 5489)
    let words: [UInt64] = [3_499_211_612, 581_869_302]
    #expect(rng.next() == words[0] << 32 | words[1])
  }

  @Test func `an empty range stops with a sentence`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var rng = NumPyRandom(seed: 0)
      _ = rng.randint(3..<3)
    }
    #expect(result?.says("empty range 3..<3") == true)
  }
}

@Suite struct `PyTorch's generator` {
  struct Stream: Decodable, Sendable, CustomTestStringConvertible {
    let seed: UInt64
    let rand, randn: [Float]
    let afterThousand: Float

    var testDescription: String { "seed \(seed)" }
  }

  @Test(arguments: try Fixture.json("torch-random.json", as: [Stream].self))
  func `one stream gives what PyTorch gives, call after call`(_ expected: Stream) {
    var rng = TorchRandom(seed: expected.seed)
    #expect(
      rng.rand(rows: 4, columns: 4) == Matrix(rows: 4, columns: 4, rowMajor: expected.rand))
    #expect(rng.randn(count: 11) == Vector(expected.randn))
    #expect(rng.rand(count: 1000).elements.last == expected.afterThousand)
  }

  @Test func `what PyTorch vectorizes is refused`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var rng = TorchRandom(seed: 0)
      _ = rng.randn(count: 16)
    }
    #expect(result?.says("fewer than 16 numbers") == true)
  }
}
