extension Tensor: CustomStringConvertible {
  /// The slices with their indices; tensors of many entries are described by their shape alone.
  public var description: String {
    if order < 2 {
      return "[" + elements.map { $0.formatted(digits: 5) }.joined(separator: ", ") + "]"
    }
    if isEmpty || count > 64 { return "a \(shape) tensor" }
    let slices = reshaped(to: [sizes[0], sizes[1], count / (sizes[0] * sizes[1])])
    var index = [Int](repeating: 0, count: order - 2)
    return (0..<slices.sizes[2]).map { k in
      defer { index.advance(within: Array(sizes[2...])) }
      let place = index.map(String.init).joined(separator: ", ")
      let heading = index.isEmpty ? "" : "[·, ·, \(place)]\n"
      return heading + slices.slice(k).description
    }.joined(separator: "\n")
  }
}
