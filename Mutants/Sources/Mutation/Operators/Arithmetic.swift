import SwiftSyntax

extension MutationOperator {
  /// Plus for minus, times for over, and plus for times.
  static let arithmeticNeighbor = MutationOperator("neighboring operation") { node, _ in
    guard let name = node.as(BinaryOperatorExprSyntax.self) else { return [] }
    let neighbors = [
      "+": ["-", "*"], "-": ["+"], "*": ["/", "+"], "/": ["*"], "%": ["/"], "+=": ["-="],
      "-=": ["+="], "*=": ["/="], "/=": ["*="],
    ]
    return (neighbors[name.operator.text] ?? []).map { .replace(name, by: $0) }
  }

  /// A term or a factor is forgotten.
  static let operandDropped = MutationOperator("operand dropped") { node, _ in
    guard let infix = node.as(InfixOperatorExprSyntax.self), let name = infix.operatorText,
      ["+", "-", "*", "/", "%"].contains(name)
    else { return [] }
    let left = Change.replace(infix, by: infix.leftOperand.source)
    let right = Change.replace(infix, by: infix.rightOperand.source)
    return [left, right]
  }

  /// What matters in which order stands in the other.
  static let operandsSwapped = MutationOperator("operands swapped") { node, answer in
    guard let infix = node.as(InfixOperatorExprSyntax.self), let name = infix.operatorText else {
      return []
    }
    let (left, right) = (infix.leftOperand, infix.rightOperand)
    if name == "-" && infix.isMeasured { return [] }
    let isMatrixProduct =
      name == "*" && answer.kind(of: left) == .matrix && answer.kind(of: right) == .matrix
    guard ["-", "/", "%"].contains(name) || isMatrixProduct else { return [] }
    let wrapped = { (side: ExprSyntax) in
      side.is(InfixOperatorExprSyntax.self) ? "(\(side.source))" : side.source
    }
    return [.replace(infix, by: "(\(wrapped(right)) \(name) \(wrapped(left)))")]
  }

  /// `x -= y` becomes `x = y`, and `x[i] = y` becomes `x[i] += y`.
  static let assignmentOperator = MutationOperator("assignment for update") { node, _ in
    if let name = node.as(BinaryOperatorExprSyntax.self),
      ["+=", "-=", "*=", "/="].contains(name.operator.text)
    {
      return [.replace(name, by: "=")]
    }
    if let assignment = node.as(AssignmentExprSyntax.self),
      let infix = assignment.parent?.as(InfixOperatorExprSyntax.self),
      infix.leftOperand.is(SubscriptCallExprSyntax.self)
    {
      return [.replace(assignment, by: "+=")]
    }
    return []
  }

  /// The square for the root; that the root is forgotten is a call that is dropped.
  static let squareForRoot = MutationOperator("square for root") { node, _ in
    guard let call = node.as(FunctionCallExprSyntax.self),
      let member = call.calledExpression.as(MemberAccessExprSyntax.self),
      let base = member.base?.source, member.declName.baseName.text == "squareRoot"
    else { return [] }
    return [.replace(call, by: "(\(base) * \(base))")]
  }

  /// The minus in front is forgotten.
  static let signDropped = MutationOperator("sign dropped") { node, _ in
    guard let prefix = node.as(PrefixOperatorExprSyntax.self), prefix.operator.text == "-" else {
      return []
    }
    return [.replace(prefix, by: prefix.expression.source)]
  }

  /// Negative numbers count as they are.
  static let magnitudeDropped = MutationOperator("magnitude dropped") { node, _ in
    if let member = node.as(MemberAccessExprSyntax.self), let base = member.base,
      member.declName.baseName.text == "magnitude"
    {
      return [.replace(member, by: base.source)]
    }
    if let call = node.as(FunctionCallExprSyntax.self), call.calledExpression.source == "abs",
      let argument = call.arguments.first
    {
      return [.replace(call, by: "(\(argument.expression.source))")]
    }
    return []
  }
}

extension InfixOperatorExprSyntax {
  /// Whether only the length of it is asked for: `(x - y).norm`.
  fileprivate var isMeasured: Bool {
    let tuple = parent?.as(LabeledExprSyntax.self)?.parent?.parent?.as(TupleExprSyntax.self)
    guard let member = tuple?.parent?.as(MemberAccessExprSyntax.self) else { return false }
    return member.declName.baseName.text.lowercased().hasSuffix("norm")
      || member.declName.baseName.text == "magnitude"
  }
}
