import CLAPACKE
import LinearAlgebra

/// What the library adds to the time of the C routine that does the work.
///
/// Each comparison runs library and C in turn, so that whatever else slows the machine slows both.
/// OpenBLAS chooses its kernels by processor; a comparison means something only with the same core
/// type and the same number of threads, which is why both are printed.
@main struct Benchmark {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst().map { Int($0) ?? 0 }
    guard arguments.count <= 2, arguments.allSatisfy({ $0 > 0 }) else {
      print("usage: benchmark [SIZE [PAIRS]], two positive whole numbers; 1000 and 15 by default")
      return
    }
    let size = arguments.first ?? 1000
    let pairs = arguments.dropFirst().first ?? 15
    let core = String(cString: openblas_get_corename())
    print("\(size) × \(size), \(pairs) pairs of runs, core type \(core), ", terminator: "")
    print("\(openblas_get_num_threads()) threads; times are medians")
    print(Comparison.heading)
    try compare(Double.self, DirectCalls.double, "f64", size, pairs)
    try compare(Float.self, DirectCalls.single, "f32", size, pairs)
  }

  private static func compare<Scalar: LinearAlgebraScalar>(
    _: Scalar.Type, _ direct: DirectCalls<Scalar>, _ name: String, _ size: Int, _ pairs: Int
  ) throws {
    var generator = SplitMix64(seed: 1)
    let a = Matrix<Scalar>.gaussian(rows: size, columns: size, using: &generator)
    let b = Matrix<Scalar>.gaussian(rows: size, columns: size, using: &generator)
    let product = try Comparison(
      pairs: 4 * pairs, library: { Double((a * b)[0, 0]) },
      direct: { Double(direct.product(a.elements, b.elements, size)) })
    print(product.line("product \(name)"))
    let values = try Comparison(
      pairs: pairs, library: { Double(try a.singularValues()[0]) },
      direct: { Double(direct.singularValues(a.elements, size)) })
    print(values.line("singular values \(name)"))
    let thin = try Comparison(
      pairs: pairs, library: { Double(try SVD(a).singularValues[0]) },
      direct: { Double(direct.thinSVD(a.elements, size)) })
    print(thin.line("thin SVD \(name)"))
  }
}
