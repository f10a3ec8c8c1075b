public import LinearAlgebra

/// A value that a verdict can show.
public protocol Exhibitable {
  /// The value as text, on one line or several, small enough for a screen.
  var exhibit: String { get }
  /// The value as numbers, by which two answers are compared; nil where it has none.
  var measure: Measure? { get }
}

extension Exhibitable {
  /// None: it is compared by what it shows.
  public var measure: Measure? { nil }
}

extension Matrix: Exhibitable {
  /// The shape, and the entries to six digits; large matrices show their corners.
  public var exhibit: String { isEmpty ? description : "\(shape)\n\(description)" }

  /// Its shape and its entries.
  public var measure: Measure? {
    .numbers(shape: [rows, columns], values: elements.map { Double($0) })
  }
}

extension Vector: Exhibitable {
  /// The entries to six digits; long vectors show their ends.
  public var exhibit: String { description }

  /// Its length and its entries.
  public var measure: Measure? { .numbers(shape: [count], values: map { Double($0) }) }
}

extension Tensor: Exhibitable {
  /// The shape, and the entries slice by slice if there are few.
  public var exhibit: String {
    isEmpty || count > 64 ? description : "\(shape)\n\(description)"
  }

  /// Its sizes and its entries.
  public var measure: Measure? { .numbers(shape: sizes, values: elements.map { Double($0) }) }
}

extension Array: Exhibitable where Element: Exhibitable {
  /// The elements in brackets, or one below the other if any needs several lines.
  public var exhibit: String {
    let texts = map(\.exhibit)
    return texts.contains { $0.contains("\n") }
      ? texts.joined(separator: "\n\n") : "[" + texts.joined(separator: ", ") + "]"
  }

  /// The elements one after the other, where all have numbers.
  public var measure: Measure? {
    var (sizes, numbers) = ([count], [Double]())
    for element in self {
      guard case .numbers(let shape, let values) = element.measure else { return nil }
      sizes += shape
      numbers += values
    }
    return .numbers(shape: sizes, values: numbers)
  }
}

extension Double: Exhibitable {
  /// The number to six significant digits.
  public var exhibit: String { formatted(digits: 6) }

  /// The number.
  public var measure: Measure? { .numbers(shape: [], values: [self]) }
}

extension Int: Exhibitable {
  /// The number.
  public var exhibit: String { description }

  /// The number.
  public var measure: Measure? { .numbers(shape: [], values: [Double(self)]) }
}

extension Bool: Exhibitable {
  /// `true` or `false`.
  public var exhibit: String { description }
}

extension String: Exhibitable {
  /// The text itself.
  public var exhibit: String { self }
}

extension Optional: Exhibitable where Wrapped: Exhibitable {
  /// The value, or `nil`.
  public var exhibit: String { self?.exhibit ?? "nil" }
}
