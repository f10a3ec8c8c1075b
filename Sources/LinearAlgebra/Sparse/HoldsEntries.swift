/// An operator whose entries can be looked at, to name one that is not finite.
package protocol HoldsEntries {
  /// Refuses entries that are NaN or infinite, by name of the routine that needs them finite.
  func requireFinite(for routine: String) throws(LinearAlgebraError)
}

extension Matrix: HoldsEntries {}

extension SparseMatrix: HoldsEntries {
  package func requireFinite(for routine: String) throws(LinearAlgebraError) {
    guard let place = byRow.values.firstIndex(where: { !$0.isFinite }) else { return }
    let row = byRow.starts.lastIndex { $0 <= place } ?? 0
    throw .notFinite(routine: routine, row: row, column: Int(byRow.indices[place]))
  }
}

extension Centered: HoldsEntries {
  package func requireFinite(for routine: String) throws(LinearAlgebraError) {
    try (base as? any HoldsEntries)?.requireFinite(for: routine)
  }
}
