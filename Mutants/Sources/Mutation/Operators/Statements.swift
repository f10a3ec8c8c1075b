import SwiftSyntax

extension MutationOperator {
  /// A line, a guard or a whole loop is missing.
  static let statementRemoved = MutationOperator("statement removed") { node, answer in
    guard let item = node.as(CodeBlockItemSyntax.self), item.isRemovable,
      let list = item.parent?.as(CodeBlockItemListSyntax.self)
    else { return [] }
    // The only statement of an `if`: without it the `if` is as good as removed itself.
    let isAlone = list.count == 1
    // A closure without its only expression gives nothing back.
    if isAlone && list.parent?.is(ClosureExprSyntax.self) == true { return [] }
    let branch = list.parent?.parent?.as(IfExprSyntax.self)
    if isAlone && (branch.map { $0.elseBody == nil } ?? false) { return [] }
    return [.remove(item)]
  }

  /// Two lines in the other order, where one needs what the other changes.
  static let statementsSwapped = MutationOperator("lines swapped") { node, _ in
    guard let list = node.as(CodeBlockItemListSyntax.self) else { return [] }
    return zip(list, list.dropFirst()).compactMap { first, second in
      guard first.isRemovable || first.item.is(VariableDeclSyntax.self), second.isRemovable,
        !first.assignedNames.isDisjoint(with: second.names)
          || !second.assignedNames.isDisjoint(with: first.names)
      else { return nil }
      return .exchange(first, second)
    }
  }

  /// The loop misses its first or last element.
  static let loopShortened = MutationOperator("loop shortened") { node, _ in
    guard let loop = node.as(ForStmtSyntax.self) else { return [] }
    let sequence = loop.sequence
    // What is a range already has its bounds changed.
    if let infix = sequence.as(InfixOperatorExprSyntax.self),
      ["..<", "..."].contains(infix.operatorText)
    {
      return []
    }
    return [
      .replace(sequence, by: "\(sequence.source).dropFirst()"),
      .replace(sequence, by: "\(sequence.source).dropLast()"),
    ]
  }

  /// The loop runs once, or ends where it should go on.
  static let loopLeftEarly = MutationOperator("loop left early") { node, _ in
    if let leave = node.as(ContinueStmtSyntax.self) { return [.replace(leave, by: "break")] }
    if let leave = node.as(BreakStmtSyntax.self) { return [.replace(leave, by: "continue")] }
    let body = node.as(ForStmtSyntax.self)?.body ?? node.as(WhileStmtSyntax.self)?.body
    guard let body else { return [] }
    return [.insert("\nbreak\n", before: body.rightBrace)]
  }
}

extension CodeBlockItemSyntax {
  /// Whether the text may still be complete without it.
  fileprivate var isRemovable: Bool {
    switch item {
    case .expr: return true
    case .stmt(let statement):
      if let check = statement.as(GuardStmtSyntax.self) {
        return check.conditions.allSatisfy { $0.condition.is(ExprSyntax.self) }
      }
      return !statement.is(ReturnStmtSyntax.self) && !statement.is(ThrowStmtSyntax.self)
    case .decl: return false
    }
  }

  /// All names in it.
  fileprivate var names: Set<String> {
    Set(
      tokens(viewMode: .sourceAccurate).compactMap {
        if case .identifier(let name) = $0.tokenKind { name } else { nil }
      })
  }

  /// The names of variables that it declares or changes.
  fileprivate var assignedNames: Set<String> {
    if let declaration = item.as(VariableDeclSyntax.self) {
      return Set(declaration.bindings.map(\.pattern.source))
    }
    if case .expr(let expression) = item, let infix = expression.as(InfixOperatorExprSyntax.self) {
      return infix.leftOperand.firstToken(viewMode: .sourceAccurate).map { [$0.text] } ?? []
    }
    if case .expr(let expression) = item, let call = expression.as(FunctionCallExprSyntax.self),
      let member = call.calledExpression.as(MemberAccessExprSyntax.self)
    {
      return member.base.map { [$0.source] } ?? []
    }
    return []
  }
}
