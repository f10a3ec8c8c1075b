import Foundation
import LinearAlgebra
import Testing

@Suite struct `Inverse and determinant` {
  @Test func `follow their definitions, for every 3 × 3 matrix of −1, 0 and 1`() throws {
    for number in 0..<19_683 {
      var digits = number
      let a = Matrix<Double>(
        rows: 3, columns: 3,
        columnMajor: (0..<9).map { _ in
          defer { digits /= 3 }
          return Double(digits % 3 - 1)
        })
      let exact =
        a[0, 0] * (a[1, 1] * a[2, 2] - a[1, 2] * a[2, 1])
        - a[0, 1] * (a[1, 0] * a[2, 2] - a[1, 2] * a[2, 0])
        + a[0, 2] * (a[1, 0] * a[2, 1] - a[1, 1] * a[2, 0])
      let (sign, logarithm) = try LU(a).logDeterminant
      if exact == 0 {
        // Elimination of small whole numbers may leave a rounding error for a zero.
        #expect(sign == 0 || logarithm < -30)
      } else {
        #expect(Double(sign) == (exact < 0 ? -1 : 1))
        #expect(abs(logarithm - Foundation.log(abs(exact))) <= 1e-13)
        #expect((try a.inverse() * a - .identity(3)).maxNorm <= 1e-13)
      }
    }
  }

  @Test func `stay within range where the determinant does not`() throws {
    let a = Matrix<Double>.identity(400).scaled(by: -400)
    let (sign, logarithm) = try LU(a).logDeterminant
    #expect(sign == 1 && abs(logarithm - 400 * Foundation.log(400)) <= 1e-10)
    #expect(try a.inverse()[7, 7] == -1.0 / 400)
    #expect(throws: LinearAlgebraError.singular(pivot: 1)) {
      try Matrix<Double>([[1, 2], [2, 4]]).inverse()
    }
    #expect(throws: LinearAlgebraError.overflow(routine: "The inverse")) {
      try Matrix<Double>([[0x1p-1030]]).inverse()
    }
    #expect(try Matrix<Double>.zero(rows: 0, columns: 0).inverse().isEmpty)
  }
}
