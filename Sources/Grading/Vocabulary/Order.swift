public import LinearAlgebra

/// Whether the order of a list is part of what is asked for.
public enum Order: Sendable {
  /// The first comes first.
  case counts
  /// Any order is right.
  case isFree
}

extension Exam {
  /// Expects the elements of a list, in their order or in any.
  public func expect<Value: Comparable & Exhibitable>(
    _ got: [Value], equals expected: [Value], order: Order, as subject: String
  ) throws {
    if got == expected { return }
    let hasSameElements = got.sorted() == expected.sorted()
    if hasSameElements && order == .isFree { return }
    try look(at: got) {
      try fail(
        subject,
        expected: order == .isFree ? "\(expected.exhibit), in any order" : expected.exhibit,
        got: hasSameElements ? "\(got.exhibit), the right ones in another order" : got.exhibit)
    }
  }

  /// Expects numbers of which none is larger than the one before.
  public func expect(nonincreasing got: Vector<Double>, as subject: String) throws {
    let place = got.indices.dropFirst().first { !(got[$0 - 1] >= got[$0]) }
    try look(at: got) {
      try expect(
        place == nil, as: subject, expected: "the largest first",
        got: "\(got.exhibit), where entry \(place ?? 0) is larger than the one before it")
    }
  }
}
