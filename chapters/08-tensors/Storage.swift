import LinearAlgebra
import Literate

func storage(_ page: Page) throws {
  try drawFibers(page)
  // snippet.storage
  let x = Tensor<Double>(sizes: [2, 3, 2]) { index in
    Double(100 * (index[2] + 1) + 10 * (index[0] + 1) + index[1] + 1)
  }
  page.print("X[·, ·, 0]", x.slice(0), decimals: 0)
  page.print("X[·, ·, 1]", x.slice(1), decimals: 0)
  page.print("in memory", Vector(x.elements), decimals: 0)
  for mode in 0..<3 {
    page.print("unfolding \(mode)", x.unfolding(mode), decimals: 0)
  }
  // snippet.end
}

func modeProducts(_ page: Page) throws {
  // snippet.mode-product
  let x = Tensor<Double>(sizes: [2, 3, 2]) { Double($0[0] + $0[1] * $0[2]) }
  let a: Matrix<Double> = [[1, 1, 1]]  // adds up what it meets
  let sums = x.multiplied(inMode: 1, by: a)
  page.print("X has the sizes \(x.shape), X ×₁ A has \(sums.shape)")
  page.print("X ×₁ A", Matrix(sums.reshaped(to: [2, 2])), decimals: 0)
  // snippet.end
}
