import SwiftSyntax

extension MutationOperator {
  /// The smaller for the larger.
  static let minForMax = MutationOperator("min for max") { node, _ in
    guard let name = node.as(DeclReferenceExprSyntax.self),
      let other = ["min": "max", "max": "min"][name.baseName.text]
    else { return [] }
    return [.replace(name, by: other)]
  }

  /// One of the numbers that `min` or `max` compare is forgotten.
  static let boundDropped = MutationOperator("bound dropped") { node, _ in
    guard let call = node.as(FunctionCallExprSyntax.self),
      ["min", "max"].contains(call.calledExpression.source), call.arguments.count > 1
    else { return [] }
    let values = call.arguments.map(\.expression.source)
    let combined =
      values.count == 2 && call.calledExpression.source == "max"
      ? [Change.replace(call, by: "(\(values[0]) * (\(values[1])))")] : []
    return combined
      + values.indices.map { dropped in
        var kept = values
        kept.remove(at: dropped)
        let list = kept.joined(separator: ", ")
        let name = call.calledExpression.source
        return .replace(call, by: kept.count == 1 ? "(\(list))" : "\(name)(\(list))")
      }
  }

  /// The other end of a list.
  static let firstForLast = MutationOperator("first for last") { node, _ in
    guard let member = node.as(MemberAccessExprSyntax.self) else { return [] }
    let others = [
      "first": "last", "last": "first", "prefix": "suffix", "suffix": "prefix",
      "dropFirst": "dropLast", "dropLast": "dropFirst", "firstIndex": "lastIndex",
      "lastIndex": "firstIndex",
    ]
    let name = member.declName
    return others[name.baseName.text].map { [.replace(name, by: $0)] } ?? []
  }

  /// A range begins or ends one beside the right place.
  static let rangeBound = MutationOperator("bound of a range") { node, _ in
    if let infix = node.as(InfixOperatorExprSyntax.self), let name = infix.operatorText {
      let (start, end) = (infix.leftOperand, infix.rightOperand)
      // A fixed number of rounds is changed as a number.
      if end.is(IntegerLiteralExprSyntax.self) { return [] }
      switch name {
      case "..<":
        return [
          .replace(infix.operator, by: "..."), .replace(end, by: "(\(end.source) - 1)"),
        ]
          + (start.is(IntegerLiteralExprSyntax.self)
            ? [] : [.replace(start, by: "(\(start.source) + 1)")])
      case "...": return [.replace(infix.operator, by: "..<")]
      default: return []
      }
    }
    if let prefix = node.as(PrefixOperatorExprSyntax.self) {
      let other = ["..<": "...", "...": "..<"][prefix.operator.text]
      return other.map { [.replace(prefix.operator, by: $0)] } ?? []
    }
    if let postfix = node.as(PostfixOperatorExprSyntax.self), postfix.operator.text == "..." {
      return [.replace(postfix.expression, by: "(\(postfix.expression.source) + 1)")]
    }
    return []
  }
}
