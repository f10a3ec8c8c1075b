import SwiftSyntax

extension MutationOperator {
  /// One more, one less, nothing, twice as many; of larger numbers ten times and a tenth, since a
  /// limit of 60 or 61 rounds is the same to everybody.
  static let integerConstant = MutationOperator("integer changed") { node, _ in
    guard let literal = node.as(IntegerLiteralExprSyntax.self), !literal.isIndifferent,
      let value = Int(literal.literal.text.replacing("_", with: ""))
    else { return [] }
    let others =
      switch value {
      case 0: [1]
      case 1: [0, 2]
      case 2..<10: [value - 1, value + 1, 0, 2 * value]
      default: [value / 10, value * 10]
      }
    return others.map { .replace(literal, by: "\($0)") }
  }

  /// Ten times, twice, a tenth, and of tiny numbers also nothing.
  static let floatConstant = MutationOperator("number changed") { node, _ in
    if let member = node.as(MemberAccessExprSyntax.self),
      ["ulpOfOne", "pi"].contains(member.declName.baseName.text)
    {
      let name = member.base == nil ? "Double\(member.source)" : member.source
      let tiny = member.declName.baseName.text == "ulpOfOne"
      return ["(10 * \(name))", "(2 * \(name))", "(0.1 * \(name))"].map {
        .replace(member, by: $0)
      }
        + (tiny ? [.replace(member, by: "0"), .replace(member, by: "1e-12")] : [])
    }
    guard let literal = node.as(FloatLiteralExprSyntax.self),
      let value = Double(literal.literal.text.replacing("_", with: ""))
    else { return [] }
    if value == 0 { return [.replace(literal, by: "1.0")] }
    let multiples = ["10", "2", "0.1"].map { "(\($0) * \(literal.source))" }
    return multiples.map { .replace(literal, by: $0) }
      + (value < 1e-6 ? [.replace(literal, by: "0.0")] : [])
  }
}

extension MutationOperator {
  /// Yes for no.
  static let truthConstant = MutationOperator("yes for no") { node, _ in
    guard let literal = node.as(BooleanLiteralExprSyntax.self) else { return [] }
    return [.replace(literal, by: literal.literal.text == "true" ? "false" : "true")]
  }

  /// What a variable begins with is not what it should: ones for zeros, zeros for the identity, one
  /// less or more than a count.
  static let initialValue = MutationOperator("begins with something else") { node, _ in
    guard let declaration = node.as(VariableDeclSyntax.self),
      declaration.bindingSpecifier.text == "var", let binding = declaration.bindings.first,
      let value = binding.initializer?.value
    else { return [] }
    if let member = value.as(MemberAccessExprSyntax.self),
      member.declName.baseName.text == "count"
    {
      return ["\(value.source) - 1", "\(value.source) + 1"].map { .replace(value, by: $0) }
    }
    guard let call = value.as(FunctionCallExprSyntax.self),
      let member = call.calledExpression.as(MemberAccessExprSyntax.self),
      let type = member.base?.source
    else { return [] }
    let arguments = call.arguments.map(\.source).joined(separator: " ")
    switch (member.declName.baseName.text, type) {
    case ("zero", "Vector<Double>"):
      return [.replace(value, by: "Vector<Double>(repeating: 1, count: \(arguments))")]
    case ("zero", "Matrix<Double>"):
      return [.replace(value, by: "Matrix<Double>(\(arguments), repeating: 1)")]
    case ("identity", "Matrix<Double>"):
      return [.replace(value, by: "(0 * \(value.source))")]
    default: return []
    }
  }
}

extension IntegerLiteralExprSyntax {
  /// Whether another number would be as good: a seed, what a `??` gives where there is nothing, the
  /// start of a range that ends at a number of rounds.
  fileprivate var isIndifferent: Bool {
    if parent?.as(LabeledExprSyntax.self)?.label?.text == "seed" { return true }
    guard let infix = parent?.as(InfixOperatorExprSyntax.self), let name = infix.operatorText else {
      return false
    }
    let isRight = infix.rightOperand.id == ExprSyntax(self).id
    if name == "??" { return isRight }
    return name == "..<" && !isRight && infix.rightOperand.is(IntegerLiteralExprSyntax.self)
  }
}
