internal import LinearAlgebra

/// The memory of a session, taken once.
final class SessionBuffers<Scalar: LinearAlgebraScalar> {
  typealias Target = UnsafeMutablePointer<Scalar>

  let stream, normalized, query, mixed, gate, up, inner, scores, logits: Target
  let keys: [Target]
  let values: [Target]
  /// The largest number of rows between two factors.
  let rank: Int
  /// The numbers of a thread's scores.
  let scoreCount: Int
  private var all: [Target] = []

  /// Takes room for some columns at once, and for the keys and values of some places.
  init(_ shape: LlamaShape, columns: Int, places: Int, rank: Int, logits: Int, threads: Int) {
    var all: [Target] = []
    func room(_ count: Int) -> Target {
      let target = Target.allocate(capacity: max(count, 1))
      target.initialize(repeating: 0, count: max(count, 1))
      all.append(target)
      return target
    }
    stream = room(shape.features * columns)
    normalized = room(shape.features * columns)
    query = room(shape.queryRows * columns)
    mixed = room(shape.queryRows * columns)
    gate = room(shape.hidden * columns)
    up = room(shape.hidden * columns)
    self.rank = rank
    inner = room(rank * columns)
    scoreCount = CausalAttention<Scalar>.scratchCount(keys: places)
    scores = room(scoreCount * threads)
    self.logits = room(shape.vocabulary * logits)
    keys = (0..<shape.blocks).map { _ in room(shape.keyRows * places) }
    values = (0..<shape.blocks).map { _ in room(shape.keyRows * places) }
    self.all = all
  }

  deinit { for target in all { target.deallocate() } }
}
