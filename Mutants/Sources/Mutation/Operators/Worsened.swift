import SwiftSyntax

extension MutationOperator {
  /// The result is right but for something that a careless last step does to it.
  static let resultWorsened = MutationOperator("result worsened") { node, answer in
    guard let result = answer.result(at: node) else { return [] }
    let types = answer.resultTypes
    var parts = [result]
    if types.count > 1, let tuple = result.as(TupleExprSyntax.self) {
      parts = tuple.elements.map(\.expression)
    }
    guard parts.count == types.count else { return [] }
    return zip(parts, types).flatMap { part, type in
      worse(part.source, type: type).map { Change.replace(part, by: $0) }
    }
  }

  /// An argument is read as something slightly else.
  static let argumentWorsened = MutationOperator("argument worsened") { node, answer in
    guard let item = node.as(CodeBlockItemSyntax.self), item.id == answer.statements.first?.id
    else { return [] }
    return answer.ownParameters.flatMap { name, type -> [Change] in
      let others: [String] =
        switch type {
        case "Matrix<Double>", "Tensor<Double>", "Vector<Double>":
          ["smallTakenForZero(\(name))", "inSinglePrecision(\(name))"]
        case "Int": ["\(name) + 1", "max(0, \(name))", "max(1, \(name))"]
        case "Double": ["abs(\(name))"]
        case "[Int]": ["\(name).sorted()", "Array(\(name).reversed())"]
        default: []
        }
      return others.map { .insert("let \(name) = \($0)\n  ", before: item) }
    }
  }

  private static func worse(_ source: String, type: String) -> [String] {
    switch type {
    case "Matrix<Double>":
      [
        "-(\(source))", "(\(source)).transposed()", "smallEntriesDropped(\(source))",
        "inSinglePrecision(\(source))", "lastEntryZero(\(source))",
        "(\(source)).map { abs($0) }",
      ]
    case "Vector<Double>":
      [
        "-(\(source))", "Vector((\(source)).reversed())", "smallEntriesDropped(\(source))",
        "inSinglePrecision(\(source))", "lastEntryZero(\(source))",
        "Vector((\(source)).map { abs($0) })",
      ]
    case "Double":
      [
        "-(\(source))", "smallEntriesDropped(\(source))", "inSinglePrecision(\(source))",
        "2 * (\(source))",
      ]
    case "Tensor<Double>", "[Matrix<Double>]", "[Tensor<Double>]":
      [
        "smallEntriesDropped(\(source))", "inSinglePrecision(\(source))",
        "lastEntryZero(\(source))",
      ]
    case "Int": ["(\(source)) + 1", "(\(source)) - 1", "max(1, \(source))"]
    case "[Int]": ["(\(source)).sorted()", "(\(source)).reversed()", "(\(source)).dropLast()"]
    default: []
    }
  }
}
