import SwiftSyntax

extension MutationOperator {
  /// Rows for columns, and the other way round.
  static let rowsForColumns = MutationOperator("rows for columns") { node, _ in
    let others = [
      "rows": "columns", "columns": "rows", "row": "column", "column": "row",
      "rowsBy": "columnsBy", "columnsBy": "rowsBy", "columnsOf": "rowsOf", "rowsOf": "columnsOf",
    ]
    if let member = node.as(MemberAccessExprSyntax.self) {
      let name = member.declName
      return others[name.baseName.text].map { [.replace(name, by: $0)] } ?? []
    }
    guard let argument = node.as(LabeledExprSyntax.self), let label = argument.label,
      let other = others[label.text],
      let list = argument.parent?.as(LabeledExprListSyntax.self),
      // Where both are given, exchanging the values says the same.
      !list.contains(where: { $0.label?.text == other })
    else { return [] }
    return [.replace(label, by: other)]
  }

  /// A transpose is forgotten.
  static let transposeDropped = MutationOperator("transpose dropped") { node, _ in
    guard let member = node.as(MemberAccessExprSyntax.self), let base = member.base,
      member.declName.baseName.text == "transpose"
    else { return [] }
    return [.replace(member, by: base.source)]
  }

  /// A transpose too many.
  static let transposeAdded = MutationOperator("transpose added") { node, answer in
    if let argument = node.as(LabeledExprSyntax.self)?.expression.as(DeclReferenceExprSyntax.self),
      node.parent?.parent?.is(FunctionCallExprSyntax.self) ?? false,
      answer.kind(of: argument) == .matrix
    {
      return [.replace(argument, by: "\(argument.source).transposed()")]
    }
    guard let infix = node.as(InfixOperatorExprSyntax.self), infix.operatorText == "*" else {
      return []
    }
    return [infix.leftOperand, infix.rightOperand].compactMap { side in
      let isPlain = side.is(DeclReferenceExprSyntax.self) || side.is(MemberAccessExprSyntax.self)
      guard isPlain, answer.kind(of: side) == .matrix, !side.source.hasSuffix(".transpose") else {
        return nil
      }
      return .replace(side, by: "\(side.source).transposed()")
    }
  }

  /// An index is one beside the right one.
  static let indexShifted = MutationOperator("index shifted") { node, _ in
    guard let access = node.as(SubscriptCallExprSyntax.self) else { return [] }
    return access.arguments.map(\.expression).flatMap { index -> [Change] in
      let isPlain =
        index.is(DeclReferenceExprSyntax.self) || index.is(MemberAccessExprSyntax.self)
        || index.is(SubscriptCallExprSyntax.self)
      if !isPlain { return [] }
      return ["\(index.source) + 1", "\(index.source) - 1"].map { .replace(index, by: $0) }
    }
  }

  /// Arguments of a call, indices of an entry: one in the other's place.
  static let argumentsSwapped = MutationOperator("arguments swapped") { node, _ in
    let arguments: LabeledExprListSyntax
    if let call = node.as(FunctionCallExprSyntax.self) {
      let symmetric: Set = ["min", "max", ".hypot", "zip"]
      if symmetric.contains(call.calledExpression.source) { return [] }
      arguments = call.arguments
    } else if let access = node.as(SubscriptCallExprSyntax.self) {
      arguments = access.arguments
    } else {
      return []
    }
    return zip(arguments, arguments.dropFirst()).compactMap { first, second in
      first.expression.source == second.expression.source
        ? nil : .exchange(first.expression, second.expression)
    }
  }
}
