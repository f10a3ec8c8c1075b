import LinearAlgebra
import Literate

func breakOneConditionAtATime(_ page: Page) throws {
  // snippet.impostors
  let a: Matrix<Double> = [[1, 0], [0, 0]]
  let candidates: [(name: String, x: Matrix<Double>)] = [
    ("A⁺", [[1, 0], [0, 0]]),
    ("zero", [[0, 0], [0, 0]]),
    ("identity", [[1, 0], [0, 1]]),
    ("[1 1; 0 0]", [[1, 1], [0, 0]]),
    ("[1 0; 1 0]", [[1, 0], [1, 0]]),
  ]
  var table = Table(
    "X", "AXA = A", "XAX = X", "AX symmetric", "XA symmetric")
  for (name, x) in candidates {
    let (ax, xa) = (a * x, x * a)
    let holds = [
      a * xa == a, x * ax == x, ax == ax.transposed(),
      xa == xa.transposed(),
    ].map { $0 ? "yes" : "no" }
    table.row(name, holds[0], holds[1], holds[2], holds[3])
  }
  page.print(table)
  // snippet.end
}
