import LinearAlgebra
import Literate
import LowRank

func attend(_ page: Page) throws {
  try drawLandmarkMap(page)
  var generator = SplitMix64(seed: page.seed)
  let sentence = Sentence(using: &generator)
  // snippet.attention
  let (q, k, v) = (sentence.query, sentence.key, sentence.value)
  let attention = Attention(query: q, key: k, value: v)
  let exact = attention.exact
  // snippet.end
  let other = sentence.shuffled(using: &generator)
  let shuffled = Attention(
    query: other.query, key: other.key, value: other.value)
  let shuffledExact = shuffled.exact
  let output = try SVD(exact)
  let sizes = [4, 8, 16, 32, 64, 128, 256]
  var curves: [[Double]] = [[], [], [], [], []]
  var table = Table("m", "least", "W⁺", "W⁺, 0.01", "6 steps", "shuffled")
  for m in sizes {
    // snippet.landmarks
    let exactInverse = try attention.nystrom(landmarks: m, inverse: .svd)
    let filtered = try attention.nystrom(
      landmarks: m, inverse: .truncatedSVD(relativeTolerance: 0.01))
    let sixSteps = try attention.nystrom(landmarks: m)
    // snippet.end
    let mixed = try shuffled.nystrom(landmarks: m)
    // V has full rank, so any output of rank m is that of weights of rank m.
    let least =
      m < output.singularValues.count
      ? try output.truncationError(rank: m) / exact.frobeniusNorm : 0
    let errors = [
      least, relativeError(exactInverse, of: exact),
      relativeError(filtered, of: exact), relativeError(sixSteps, of: exact),
      relativeError(mixed, of: shuffledExact),
    ]
    for i in errors.indices { curves[i].append(errors[i]) }
    let cells = errors.map { $0 < 1e-6 ? "< 1e-6" : shown($0, digits: 2) }
    table.row(
      "\(m)", least == 0 ? "0" : cells[0], cells[1], cells[2], cells[3],
      cells[4])
    if m == 32 {
      page.record("attention-error", percent(errors[1]))
      page.record("attention-filtered", percent(errors[2]))
      page.record("attention-six", percent(errors[3]))
      page.record("attention-shuffled", percent(errors[4]))
    }
  }
  table.best(.least, inEachRowOf: 2..<5)
  page.print(table)
  try page.claim(
    "Six steps beat the pseudo-inverse without a threshold up to m = 32.",
    zip(sizes, zip(curves[1], curves[3]))
      .allSatisfy { $0 > 32 || $1.1 < $1.0 })
  try page.claim(
    "With few landmarks the pseudo-inverse can be worse than nothing.",
    curves[1].prefix(3).contains { $0 > 1 })
  try draw(sizes, curves, page)
}

private func draw(
  _ sizes: [Int], _ curves: [[Double]], _ page: Page
) throws {
  let xs = sizes.map(Double.init)
  let names = [
    "any weights of rank m", "landmarks, W⁺",
    "landmarks, W⁺ with threshold 0.01", "landmarks, six steps",
    "shuffled, six steps",
  ]
  try page.figure(
    "attention",
    Plot(
      x: Axis(
        "landmarks", .logarithmic, range: 4...256,
        ticks: sizes.map { (Double($0), "\($0)") }),
      y: Axis("relative error", .logarithmic, range: 1e-4...20),
      zip(names, curves).enumerated().map { i, curve in
        i == 0
          ? .dashed(curve.0, x: xs, curve.1.map { max($0, 1e-16) })
          : .linePoints(curve.0, x: xs, curve.1.map { max($0, 1e-16) })
      }
    ).with(key: .bottomLeft))
}
