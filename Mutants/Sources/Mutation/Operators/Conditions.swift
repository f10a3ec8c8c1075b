import SwiftSyntax

extension MutationOperator {
  /// One for all, or one of them dropped.
  static let logicalConnective = MutationOperator("and for or") { node, _ in
    guard let infix = node.as(InfixOperatorExprSyntax.self), let name = infix.operatorText,
      let other = ["&&": "||", "||": "&&"][name]
    else { return [] }
    let (left, right) = (infix.leftOperand.source, infix.rightOperand.source)
    return [.replace(infix, by: "((\(left)) \(other) (\(right)))")]
  }

  /// One of several conditions is forgotten.
  static let conditionDropped = MutationOperator("condition dropped") { node, _ in
    if let infix = node.as(InfixOperatorExprSyntax.self), let name = infix.operatorText,
      ["&&", "||"].contains(name)
    {
      return [
        .replace(infix, by: infix.leftOperand.source),
        .replace(infix, by: infix.rightOperand.source),
      ]
    }
    if let loop = node.as(ForStmtSyntax.self), let clause = loop.whereClause {
      return [.remove(clause)]
    }
    guard let element = node.as(ConditionElementSyntax.self),
      element.condition.is(ExprSyntax.self),
      let list = element.parent?.as(ConditionElementListSyntax.self), list.count > 1
    else { return [] }
    let isLast = list.last?.id == element.id
    // A comma goes with it: its own, or the one before the last.
    guard isLast, let before = list.dropLast().last else { return [.remove(element)] }
    let start = before.condition.trimmedOffsets.upperBound
    return [
      Change([Change.Replacement(offsets: start..<element.trimmedOffsets.upperBound, text: "")])
    ]
  }

  /// The opposite, where it is not a comparison.
  static let conditionNegated = MutationOperator("condition negated") { node, _ in
    if let prefix = node.as(PrefixOperatorExprSyntax.self), prefix.operator.text == "!" {
      return [.replace(prefix, by: prefix.expression.source)]
    }
    guard let condition = node.condition, !condition.is(PrefixOperatorExprSyntax.self) else {
      return []
    }
    let comparisons: Set = ["<", "<=", ">", ">=", "==", "!="]
    let name = condition.as(InfixOperatorExprSyntax.self)?.operatorText
    if name.map(comparisons.contains) == true { return [] }
    return [.replace(condition, by: "!(\(condition.source))")]
  }

  /// NaN or infinity is overlooked.
  static let finiteness = MutationOperator("only one of NaN and infinity") { node, _ in
    guard let member = node.as(MemberAccessExprSyntax.self), let base = member.base?.source,
      member.declName.baseName.text == "isFinite"
    else { return [] }
    return ["(\(base).isNaN == false)", "(\(base) != .infinity)", "(abs(\(base)) != .infinity)"].map
    {
      .replace(member, by: $0)
    }
  }

  /// Always, or one branch whatever the condition says.
  static let conditionForced = MutationOperator("condition forced") { node, _ in
    if let choice = node.as(TernaryExprSyntax.self) {
      return [
        .replace(choice, by: "(\(choice.thenExpression.source))"),
        .replace(choice, by: "(\(choice.elseExpression.source))"),
      ]
    }
    guard let branch = node.as(IfExprSyntax.self), branch.conditions.count == 1,
      let condition = branch.conditions.first?.condition.as(ExprSyntax.self)
    else { return [] }
    // Without an else, never is the same as no statement.
    let never = branch.elseBody == nil ? [] : [Change.replace(condition, by: "false")]
    return [.replace(condition, by: "true")] + never
  }
}

extension Syntax {
  /// The expression that decides, if the node is one that asks.
  fileprivate var condition: ExprSyntax? {
    if let element = self.as(ConditionElementSyntax.self) {
      return element.condition.as(ExprSyntax.self)
    }
    return self.as(TernaryExprSyntax.self)?.condition ?? self.as(WhereClauseSyntax.self)?.condition
  }
}
