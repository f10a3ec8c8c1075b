import Foundation
import LinearAlgebra

/// Both precisions, for tests that are written once for all scalars.
let precisions: [any LinearAlgebraScalar.Type] = [Float.self, Double.self]

/// A matrix of the stress bank that `Tests/Fixtures/make.py` wrote.
struct BankEntry: Decodable {
  let name: String
  let rows: Int
  let columns: Int
  let rowMajor: [Double]
  let fitsSingle: Bool

  func matrix<Scalar: LinearAlgebraScalar>(_: Scalar.Type = Scalar.self) -> Matrix<Scalar> {
    Matrix(rows: rows, columns: columns) { i, j in Scalar(rowMajor[i * columns + j]) }
  }
}

/// The files that the scripts in `Tests/Fixtures` wrote.
enum Fixture {
  static func json<Value: Decodable>(_ name: String, as: Value.Type = Value.self) throws -> Value {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = tests.appendingPathComponent("Fixtures").appendingPathComponent(name)
    return try JSONDecoder().decode(Value.self, from: Data(contentsOf: file))
  }

  /// The entries of the stress bank that a precision can hold.
  static func bank<Scalar: LinearAlgebraScalar>(for _: Scalar.Type) throws -> [BankEntry] {
    try json("stress-bank.json", as: [BankEntry].self).filter {
      $0.fitsSingle || Scalar.self == Double.self
    }
  }
}

extension SplitMix64 {
  /// Shapes that matter: empty, thin, square, wide, sizes on both sides of a kernel's block, and
  /// some that chance picks.
  mutating func shapes() -> [(rows: Int, columns: Int)] {
    let fixed = [
      (0, 0), (0, 5), (5, 0), (1, 1), (1, 9), (9, 1), (6, 6), (31, 33), (40, 7), (7, 40), (65, 12),
    ]
    return fixed + (0..<8).map { _ in (1 + Int(uniform() * 30), 1 + Int(uniform() * 30)) }
  }
}

/// Rounding errors of a backward stable computation: `c·max(m, n)·ε` times a norm.
func rounding<Scalar: LinearAlgebraScalar>(_ a: Matrix<Scalar>, factor: Scalar = 10) -> Scalar {
  factor * .ulpOfOne * Scalar(max(a.rows, a.columns, 1))
}

extension Matrix {
  /// The matrix of −1, 0 and 1 whose entries are the digits of a number in base 3.
  static func ofSigns(_ rows: Int, _ columns: Int, number: Int) -> Matrix {
    var digits = number
    return Matrix(
      rows: rows, columns: columns,
      columnMajor: (0..<(rows * columns)).map { _ in
        defer { digits /= 3 }
        return Scalar(digits % 3 - 1)
      })
  }
}
