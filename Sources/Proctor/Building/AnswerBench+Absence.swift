extension AnswerBench {
  /// Why the check cannot call the function.
  func absence(_ own: ParsedFile, _ errors: [Diagnostic]) -> Absence {
    let path = sources.own.path
    let sameName = own.functions.filter { $0.name == signature.name }
    guard let function = sameName.first else {
      return .noFunction(
        signature.fullName, path: path, found: own.functions.map(\.fullName))
    }
    if !sameName.contains(where: \.isPublic) {
      return .notPublic(signature.fullName, path: path, line: function.line)
    }
    let isHijacked = errors.allSatisfy { $0.message.contains("ambiguous") }
    if isHijacked {
      return .notCallable(
        signature.fullName, path: path, line: function.line, reason: errors[0].message)
    }
    return .otherSignature(expected: signature.declaration, path: path, line: function.line)
  }
}
