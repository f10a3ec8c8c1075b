import SwiftSyntax

extension MutationOperator {
  /// Another norm, or its square.
  static let otherNorm = MutationOperator("another norm") { node, _ in
    guard let member = node.as(MemberAccessExprSyntax.self), let base = member.base?.source,
      !member.isComparedWithZero
    else { return [] }
    let matrixNorms = [
      "frobeniusNorm": ["maxNorm", "oneNorm", "spectralNorm"],
      "maxNorm": ["frobeniusNorm", "oneNorm"], "oneNorm": ["infinityNorm", "frobeniusNorm"],
      "infinityNorm": ["oneNorm", "frobeniusNorm"], "spectralNorm": ["frobeniusNorm", "oneNorm"],
    ]
    let name = member.declName.baseName.text
    let written = { (norm: String) in
      norm == "spectralNorm" ? "(try! \(base).spectralNorm())" : "\(base).\(norm)"
    }
    if let norms = matrixNorms[name] {
      // `spectralNorm()` is a call; its parentheses go with it.
      let whole: Syntax =
        name == "spectralNorm" ? member.parent.map(Syntax.init) ?? node : node
      let square = name == "frobeniusNorm" ? ["squaredLength(\(base))"] : []
      return (norms.map(written) + square).map { .replace(whole, by: $0) }
    }
    guard name == "norm" else { return [] }
    return [
      "squaredLength(\(base))", "(\(base).map { abs($0) }.max() ?? 0)",
      "\(base).map { abs($0) }.reduce(0, +)",
    ].map { .replace(member, by: $0) }
  }

  /// A size is measured by something else: the sum for the largest, the length for the first.
  static let otherScale = MutationOperator("another scale") { node, _ in
    if let infix = node.as(InfixOperatorExprSyntax.self), infix.operatorText == "??",
      let member = infix.leftOperand.as(MemberAccessExprSyntax.self),
      let base = member.base?.source, member.declName.baseName.text == "first"
    {
      return [
        .replace(infix, by: "\(base).norm"), .replace(infix, by: "\(base).reduce(0, +)"),
      ]
    }
    guard let call = node.as(FunctionCallExprSyntax.self),
      let member = call.calledExpression.as(MemberAccessExprSyntax.self),
      let base = member.base?.source
    else { return [] }
    switch member.declName.baseName.text {
    case "max" where call.arguments.isEmpty && call.trailingClosure == nil:
      return [.replace(call, by: "\(base).first"), .replace(call, by: "\(base).last")]
    case "reduce" where call.arguments.last?.expression.source == "+":
      return [
        .replace(call, by: "(\(base).max() ?? 0)"), .replace(call, by: "(\(base).last ?? 0)"),
      ]
    case "reduce" where call.arguments.last?.expression.source == "*":
      return [.replace(call, by: "\(base).reduce(0, +)")]
    default: return []
    }
  }
}

extension MemberAccessExprSyntax {
  /// Whether only zero or not is asked for: all norms agree on that.
  fileprivate var isComparedWithZero: Bool {
    guard let infix = parent?.as(InfixOperatorExprSyntax.self) else { return false }
    return infix.rightOperand.source == "0"
      && ["==", "!=", ">"].contains(infix.operatorText)
  }
}
