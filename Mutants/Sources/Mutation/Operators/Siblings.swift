import SwiftSyntax

extension MutationOperator {
  /// A name of the same kind is written instead.
  static let siblingVariable = MutationOperator("sibling variable") { node, answer in
    guard let name = node.as(DeclReferenceExprSyntax.self), !name.isMemberName else { return [] }
    let groups = answer.groups(around: name.trimmedOffsets)
    let siblings = groups.filter { $0.contains(name.baseName.text) }.flatMap { $0 }
    return Set(siblings).subtracting([name.baseName.text]).sorted().map {
      .replace(name, by: $0)
    }
  }

  /// Two parts of any tuple in each other's place.
  static let partsSwapped = MutationOperator("parts swapped") { node, _ in
    guard let tuple = node.as(TupleExprSyntax.self) else { return [] }
    return zip(tuple.elements, tuple.elements.dropFirst()).map {
      .exchange($0.expression, $1.expression)
    }
  }

  /// Two results of the same type in each other's place.
  static let tupleSwapped = MutationOperator("results swapped") { node, answer in
    guard let tuple = answer.result(at: node)?.as(TupleExprSyntax.self) else { return [] }
    let (types, elements) = (answer.resultTypes, Array(tuple.elements))
    guard types.count == elements.count else { return [] }
    return elements.indices.dropLast().compactMap { i in
      types[i] == types[i + 1] ? .exchange(elements[i].expression, elements[i + 1].expression) : nil
    }
  }
}

extension DeclReferenceExprSyntax {
  /// Whether it is the name behind a dot.
  fileprivate var isMemberName: Bool {
    parent?.as(MemberAccessExprSyntax.self).map { $0.declName.id == id } ?? false
  }
}

extension Answer {
  /// Names that can stand for each other at a place: parameters of one type, the variables of the
  /// loops around, constants that are declared together or made by the same call.
  fileprivate func groups(around place: Range<Int>) -> [[String]] {
    let visible = parameters.filter { $0.scope.contains(place.lowerBound) }
    let byType = Dictionary(grouping: visible, by: \.type).filter { !$0.key.contains("->") }
    var groups = byType.values.map { $0.map(\.name) }
    var loops: [String] = []
    var made: [String: [String]] = [:]
    for node in nodes where node.trimmedOffsets.lowerBound < place.lowerBound {
      if let loop = node.as(ForStmtSyntax.self), node.trimmedOffsets.contains(place.lowerBound),
        loop.pattern.is(IdentifierPatternSyntax.self)
      {
        loops.append(loop.pattern.source)
      }
      if let closure = node.as(ClosureExprSyntax.self),
        node.trimmedOffsets.contains(place.lowerBound),
        case .simpleInput(let names) = closure.signature?.parameterClause
      {
        groups.append(names.map(\.name.text))
      }
      if let binding = node.as(PatternBindingSyntax.self) {
        if let tuple = binding.pattern.as(TuplePatternSyntax.self) {
          groups.append(tuple.elements.map(\.pattern.source))
        } else if let head = binding.initializer?.value.calleeText {
          made[head, default: []].append(binding.pattern.source)
        }
      }
    }
    return groups + [loops] + made.values
  }

  /// The expression that the function gives back at a node, if the node is its last statement.
  func result(at node: Syntax) -> ExprSyntax? {
    guard let item = node.as(CodeBlockItemSyntax.self), item.id == statements.last?.id else {
      return nil
    }
    if case .expr(let expression) = item.item { return expression }
    return item.item.as(ReturnStmtSyntax.self)?.expression
  }
}

extension ExprSyntax {
  /// What is called, if it is a call.
  fileprivate var calleeText: String? {
    if let inner = self.as(TryExprSyntax.self) { return inner.expression.calleeText }
    return self.as(FunctionCallExprSyntax.self).flatMap {
      $0.trailingClosure == nil ? $0.calledExpression.source : nil
    }
  }
}
