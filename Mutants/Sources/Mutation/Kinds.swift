import SwiftSyntax

/// What an expression is, as far as its text tells.
enum Kind: Equatable {
  case matrix, vector, scalar, integer, unknown
}

extension Answer {
  /// The parameters of the function itself.
  var ownParameters: [(name: String, type: String)] {
    function.signature.parameterClause.parameters.map {
      (($0.secondName ?? $0.firstName).text, $0.type.source)
    }
  }

  /// The types of what the function returns: of a tuple, those of its elements.
  var resultTypes: [String] {
    guard let type = function.signature.returnClause?.type else { return [] }
    if let tuple = type.as(TupleTypeSyntax.self) { return tuple.elements.map(\.type.source) }
    return [type.source]
  }

  /// What an expression is, as far as its text tells.
  func kind(of expression: some ExprSyntaxProtocol, depth: Int = 6) -> Kind {
    guard depth > 0 else { return .unknown }
    let deeper = { (inner: ExprSyntax) in self.kind(of: inner, depth: depth - 1) }
    if let name = expression.as(DeclReferenceExprSyntax.self)?.baseName.text {
      if let type = parameters.first(where: { $0.name == name })?.type { return Kind(type: type) }
      return initialValues[name].map(deeper) ?? .unknown
    }
    if let inner = expression.as(TryExprSyntax.self) { return deeper(inner.expression) }
    if let tuple = expression.as(TupleExprSyntax.self), tuple.elements.count == 1,
      let inner = tuple.elements.first?.expression
    {
      return deeper(inner)
    }
    if let member = expression.as(MemberAccessExprSyntax.self) {
      return Kind(member: member.declName.baseName.text)
    }
    if let access = expression.as(SubscriptCallExprSyntax.self) {
      switch access.arguments.first?.label?.text {
      case "columns", "rows": return .matrix
      case "column", "row": return .vector
      default: return access.arguments.count == 2 ? .scalar : .unknown
      }
    }
    if let call = expression.as(FunctionCallExprSyntax.self) {
      let callee = call.calledExpression.source
      if callee.hasPrefix("Matrix") { return .matrix }
      if callee.hasPrefix("Vector") { return .vector }
      return (call.calledExpression.as(MemberAccessExprSyntax.self)?.declName.baseName.text)
        .map(Kind.init(member:)) ?? .unknown
    }
    if let infix = expression.as(InfixOperatorExprSyntax.self) {
      return kind(of: infix, deeper)
    }
    if expression.is(FloatLiteralExprSyntax.self) { return .scalar }
    if expression.is(IntegerLiteralExprSyntax.self) { return .integer }
    return .unknown
  }

  private func kind(of infix: InfixOperatorExprSyntax, _ deeper: (ExprSyntax) -> Kind) -> Kind {
    let (left, right) = (deeper(infix.leftOperand), deeper(infix.rightOperand))
    switch (left, right) {
    case (.matrix, .vector): return .vector
    case (.matrix, _), (_, .matrix): return .matrix
    case (.vector, _), (_, .vector): return .vector
    case (.scalar, _), (_, .scalar): return .scalar
    default: return left == right ? left : .unknown
    }
  }
}

extension Kind {
  fileprivate init(type: String) {
    self =
      switch type {
      case "Matrix<Double>", "SparseMatrix<Double>": .matrix
      case "Vector<Double>": .vector
      case "Double": .scalar
      case "Int": .integer
      default: .unknown
      }
  }

  fileprivate init(member: String) {
    self =
      switch member {
      case "transpose", "transposed", "u", "v", "q", "r", "eigenvectors", "outer", "scaled",
        "unfolding", "matricized", "solveTriangular", "leastSquares", "gaussian", "hadamard":
        .matrix
      case "singularValues", "eigenvalues", "diagonal": .vector
      case "norm", "frobeniusNorm", "maxNorm", "oneNorm", "infinityNorm", "dot", "magnitude",
        "squareRoot", "ulpOfOne":
        .scalar
      case "count", "rows", "columns": .integer
      default: .unknown
      }
  }
}
