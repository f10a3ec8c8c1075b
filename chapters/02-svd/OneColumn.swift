import LinearAlgebra
import Literate

func oneColumn(_ page: Page) throws {
  // snippet.one-column
  let picture = Matrix<Double>(rows: 200, columns: 1) { i, _ in
    Double(i) / 200 * 255
  }
  let square = (50..<150).clamped(to: 0..<picture.columns)
  // snippet.end
  let sigma = try picture.singularValues()
  page.print("\(picture.shape), \(sigma.count) singular value")
  page.print("columns of the square: \(square.count)")
}
