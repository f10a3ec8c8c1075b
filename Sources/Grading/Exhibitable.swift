public import LinearAlgebra

/// A value that a verdict can show.
public protocol Exhibitable {
  /// The value as text, on one line or several, small enough for a screen.
  var exhibit: String { get }
}

extension Matrix: Exhibitable {
  /// The shape, and the entries to six digits; large matrices show their corners.
  public var exhibit: String { isEmpty ? description : "\(shape)\n\(description)" }
}

extension Vector: Exhibitable {
  /// The entries to six digits; long vectors show their ends.
  public var exhibit: String { description }
}

extension Tensor: Exhibitable {
  /// The shape, and the entries slice by slice if there are few.
  public var exhibit: String {
    isEmpty || count > 64 ? description : "\(shape)\n\(description)"
  }
}

extension Array: Exhibitable where Element: Exhibitable {
  /// The elements in brackets, or one below the other if any needs several lines.
  public var exhibit: String {
    let texts = map(\.exhibit)
    return texts.contains { $0.contains("\n") }
      ? texts.joined(separator: "\n\n") : "[" + texts.joined(separator: ", ") + "]"
  }
}

extension Double: Exhibitable {
  /// The number to six significant digits.
  public var exhibit: String { formatted(digits: 6) }
}

extension Int: Exhibitable {
  /// The number.
  public var exhibit: String { description }
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
