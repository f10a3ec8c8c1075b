import LinearAlgebra

@main struct Matrices {
  static func main() { print(Matrix<Double>.identity(2)) }
}
