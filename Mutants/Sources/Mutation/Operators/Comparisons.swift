import SwiftSyntax

extension MutationOperator {
  /// `<` and `<=` are easily confused.
  static let comparisonBoundary = MutationOperator("boundary of a comparison") { node, _ in
    guard let name = node.as(BinaryOperatorExprSyntax.self) else { return [] }
    let other = ["<": "<=", "<=": "<", ">": ">=", ">=": ">"][name.operator.text]
    return other.map { [.replace(name, by: $0)] } ?? []
  }

  /// The wrong way round.
  static let comparisonReversed = MutationOperator("comparison reversed") { node, _ in
    guard let name = node.as(BinaryOperatorExprSyntax.self) else { return [] }
    let pairs = ["<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "!=", "!=": "=="]
    return pairs[name.operator.text].map { [.replace(name, by: $0)] } ?? []
  }

  /// What is compared with zero is compared with something small, whatever the unit.
  static let zeroTest = MutationOperator("zero made absolute") { node, _ in
    guard let infix = node.as(InfixOperatorExprSyntax.self), infix.rightOperand.source == "0",
      let name = infix.operatorText
    else { return [] }
    let left = infix.leftOperand.source
    return switch name {
    case "==": [.replace(infix, by: "abs(\(left)) < 1e-12")]
    case "!=", ">": [.replace(infix, by: "\(left) > 1e-12")]
    default: []
    }
  }

  /// A tolerance is forgotten, does not follow the unit, or has a floor that does not.
  static let toleranceReplaced = MutationOperator("tolerance replaced") { node, answer in
    guard let infix = node.as(InfixOperatorExprSyntax.self), let name = infix.operatorText,
      ["<", "<=", ">", ">="].contains(name)
    else { return [] }
    return [infix.leftOperand, infix.rightOperand].flatMap { side -> [Change] in
      guard answer.isTolerance(side) else { return [] }
      return [
        .replace(side, by: "0"), .replace(side, by: "1e-10"),
        .replace(side, by: "max(1e-12, \(side.source))"),
      ]
    }
  }
}

extension Answer {
  /// Whether an expression is small against what it is compared with: a product with a factor that
  /// is a tiny number, an ulp, or the caller's tolerance; or a name for one.
  fileprivate func isTolerance(_ expression: ExprSyntax) -> Bool {
    let named = expression.as(DeclReferenceExprSyntax.self).flatMap {
      initialValues[$0.baseName.text]
    }
    let product = named ?? expression
    if expression.is(FloatLiteralExprSyntax.self) { return true }
    return product.is(InfixOperatorExprSyntax.self)
      && product.tokens(viewMode: .sourceAccurate).contains {
        switch $0.tokenKind {
        case .floatLiteral: true
        case .identifier(let name): ["ulpOfOne", "relativeTolerance", "epsilon"].contains(name)
        default: false
        }
      }
  }
}

extension InfixOperatorExprSyntax {
  /// The operator's name.
  var operatorText: String? { self.operator.as(BinaryOperatorExprSyntax.self)?.operator.text }
}
