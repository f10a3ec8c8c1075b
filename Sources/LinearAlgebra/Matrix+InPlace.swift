extension Matrix {
  /// Calls a body with the entries in place, column after column, for loops that other modules write.
  @inline(__always)
  package mutating func withMutableEntries<Result>(
    _ body: (UnsafeMutablePointer<Scalar>) throws -> Result
  ) rethrows -> Result? {
    try elements.withUnsafeMutableBufferPointer { entries in
      try entries.baseAddress.map(body)
    }
  }
}
