import LinearAlgebra
import Testing

@testable import Answering

@Suite struct ParcelTests {
  private func sent<Value: Portable>(_ value: Value) throws -> Value {
    var parcel = Parcel()
    value.pack(into: &parcel)
    var received = Parcel(parcel.bytes)
    let result = try Value(from: &received)
    try received.expectEnd()
    return result
  }

  @Test func `values arrive bit for bit`() throws {
    #expect(try sent(Int.min) == .min)
    #expect(try sent("ü ∑ \u{0}") == "ü ∑ \u{0}")
    #expect(try sent([true, false]) == [true, false])
    let numbers = [0.1, -0.0, .infinity, .leastNonzeroMagnitude, Double(nan: 7, signaling: false)]
    #expect(try numbers.map { try sent($0).bitPattern } == numbers.map(\.bitPattern))
    let vector = try sent(Vector(numbers))
    #expect(vector.elements.map(\.bitPattern) == numbers.map(\.bitPattern))
    let pair = try sent([Pair(3, Vector<Double>([1]))])[0]
    #expect(pair.first == 3 && pair.second == [1])
  }

  @Test func `shapes arrive, also where there are no entries`() throws {
    for (rows, columns) in [(2, 3), (0, 4), (4, 0), (0, 0)] {
      let a = Matrix<Double>(rows: rows, columns: columns) { i, j in Double(i - 2 * j) }
      #expect(try sent(a) == a)
    }
    for sizes in [[2, 0, 3], [2, 1, 3], []] {
      let x = Tensor<Double>(sizes: sizes) { Double($0.reduce(1, +)) }
      #expect(try sent(x) == x)
    }
    let sparse = SparseMatrix<Double>(rows: 3, columns: 2, entries: [(2, 1, 5), (0, 0, -1)])
    #expect(try sent(sparse) == sparse)
  }

  @Test func `a generator goes on where it stood`() throws {
    var generator = SplitMix64(seed: 5)
    _ = generator.next()
    var other = try sent(generator)
    #expect(other.next() == generator.next())
  }

  /// Bytes that nobody who packs would send.
  private static let damaged: [(String, [UInt8])] = [
    ("nothing", []), ("a mark alone", [UInt8(ascii: "m")]),
    ("another type", [UInt8(ascii: "v")] + word(0)),
    ("more rows than there are entries", [UInt8(ascii: "m")] + word(3) + word(3) + word(0)),
    ("sizes that overflow", [UInt8(ascii: "m")] + word(1 << 40) + word(1 << 40) + word(0)),
    ("negative sizes", [UInt8(ascii: "m")] + word(.max) + word(1) + word(0)),
    ("more entries than bytes", [UInt8(ascii: "m")] + word(1) + word(1) + word(1 << 60)),
    ("an entry too many", [UInt8(ascii: "m")] + word(0) + word(1) + word(1) + word(0)),
  ]

  @Test(arguments: damaged)
  func `what cannot be a matrix is refused before anything is allocated`(
    _ name: String, _ bytes: [UInt8]
  ) {
    #expect(throws: Parcel.Damage.self) {
      var parcel = Parcel(bytes)
      _ = try Matrix<Double>(from: &parcel)
    }
  }

  @Test func `entries outside a sparse matrix are refused`() {
    let bytes = [UInt8(ascii: "z")] + word(2) + word(2) + word(1) + word(2) + word(0) + word(0)
    #expect(throws: Parcel.Damage.self) {
      var parcel = Parcel(bytes)
      _ = try SparseMatrix<Double>(from: &parcel)
    }
  }

  @Test func `a frame is announced by its own letters and a length that can be`() {
    let frame = Frame(.result, Parcel([1, 2, 3]))
    #expect(Frame.announced(by: Array(frame.bytes.prefix(9)))?.length == 3)
    #expect(Frame.announced(by: [UInt8](repeating: 0, count: 9)) == nil)
    #expect(Frame.announced(by: [Frame.Kind.result.rawValue] + word(.max)) == nil)
    #expect(Frame.announced(by: []) == nil)
  }
}

private func word(_ value: UInt64) -> [UInt8] {
  withUnsafeBytes(of: value.littleEndian) { Array($0) }
}
