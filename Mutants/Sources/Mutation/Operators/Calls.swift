import SwiftSyntax

extension MutationOperator {
  /// What is called on a value is forgotten: the sort, the filter, the root, the rounding.
  static let callDropped = MutationOperator("call dropped") { node, _ in
    guard let call = node.as(FunctionCallExprSyntax.self),
      let member = call.calledExpression.as(MemberAccessExprSyntax.self),
      let base = member.base, !base.isTypeName
    else { return [] }
    return [.replace(call, by: base.source)]
  }

  /// A function that is easily taken for the right one.
  static let siblingCall = MutationOperator("sibling call") { node, _ in
    if let name = node.as(DeclReferenceExprSyntax.self) {
      let others = ["QR": "ColumnPivotedQR", "ColumnPivotedQR": "QR"]
      return others[name.baseName.text].map { [.replace(name, by: $0)] } ?? []
    }
    if let call = node.as(FunctionCallExprSyntax.self), call.calledExpression.source == ".hypot",
      let first = call.arguments.first?.expression.source,
      let second = call.arguments.last?.expression.source
    {
      return [
        .replace(call, by: "(\(first) + \(second))"),
        .replace(call, by: "max(\(first), \(second))"),
      ]
    }
    guard let member = node.as(MemberAccessExprSyntax.self) else { return [] }
    let others: [String: [String]] = [
      "upper": ["lower"], "lower": ["upper"], "u": ["v"], "v": ["u"],
      "leastSquares": ["solve"], "contains": ["allSatisfy"], "allSatisfy": ["contains"],
      "uniform": ["gaussian"], "gaussian": ["uniform", "random"], "append": ["insertFirst"],
      "rounded": ["rounded(.down)"], "filter": ["prefix"], "prefix": ["filter"],
      "eigenvalues": ["eigenvalues.map(\\.magnitude)"], "insert": ["append"],
      "gram": ["rowGram"], "rowGram": ["gram"],
    ]
    let name = member.declName
    return (others[name.baseName.text] ?? []).compactMap { other in
      guard let call = member.parent?.as(FunctionCallExprSyntax.self),
        call.calledExpression.id == ExprSyntax(member).id
      else { return .replace(name, by: other) }
      switch other {
      case "insertFirst":
        guard let argument = call.arguments.first, let base = member.base else { return nil }
        return .replace(call, by: "\(base.source).insert(\(argument.expression.source), at: 0)")
      case "rounded(.down)": return .replace(call, by: "\(member.base?.source ?? "").\(other)")
      default: return .replace(name, by: other)
      }
    }
  }

  /// The randomness comes from elsewhere.
  static let freshGenerator = MutationOperator("generator replaced") { node, answer in
    let generators = answer.ownParameters.filter { $0.type.contains("inout") }.map(\.name)
    guard let name = node.as(DeclReferenceExprSyntax.self),
      generators.contains(name.baseName.text), let first = answer.statements.first
    else { return [] }
    return ["SplitMix64(seed: 1)", name.source].map { source in
      .insert("var fresh = \(source)\n  ", before: first).and(.replace(name, by: "fresh"))
    }
  }

  /// What the caller's function gives is asked for twice.
  static let closureCalledTwice = MutationOperator("asked twice") { node, answer in
    let closures = answer.ownParameters.filter { $0.type.contains("->") }.map(\.name)
    guard let call = node.as(FunctionCallExprSyntax.self),
      closures.contains(call.calledExpression.source)
    else { return [] }
    return [.replace(call, by: "(0.5 * (\(call.source) + \(call.source)))")]
  }
}

extension ExprSyntax {
  /// Whether it names a type, as far as its first letter tells.
  fileprivate var isTypeName: Bool {
    self.is(GenericSpecializationExprSyntax.self)
      || (self.as(DeclReferenceExprSyntax.self)?.baseName.text.first?.isUppercase ?? false)
  }
}
