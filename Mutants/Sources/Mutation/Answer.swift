import SwiftOperators
import SwiftParser
import SwiftSyntax

/// A reference answer as a tree, and which part of it a learner writes.
public struct Answer {
  /// The whole file.
  public let text: String
  /// The file as a tree in which operators have found their operands.
  let tree: SourceFileSyntax
  /// What stands between the marks, in UTF-8 offsets.
  let body: Range<Int>
  /// The function that the marks stand in.
  let function: FunctionDeclSyntax
  /// The nodes of the marked body, parents before children, in the order of the text.
  let nodes: [Syntax]
  /// The names and types of the parameters of the function and of functions inside it.
  let parameters: [Parameter]
  /// The initial values of the constants and variables of the body, by name.
  let initialValues: [String: ExprSyntax]

  /// A parameter, and where its name means it.
  struct Parameter {
    var name: String
    var type: String
    var scope: Range<Int>
  }

  static let begin = "// answer.begin"
  static let end = "// answer.end"

  /// Reads an answer.
  ///
  /// - Returns: nil unless exactly one body is marked, in a function that parses.
  public init?(_ text: String) {
    let starts = text.ranges(of: Answer.begin)
    let ends = text.ranges(of: Answer.end)
    guard let start = starts.first, let end = ends.first, starts.count == 1, ends.count == 1,
      start.upperBound < end.lowerBound
    else { return nil }
    let parsed = Parser.parse(source: text)
    guard !parsed.hasError,
      let folded = OperatorTable.standardOperators.foldAll(parsed, errorHandler: { _ in })
        .as(SourceFileSyntax.self)
    else { return nil }
    let offset = text.utf8.distance(from: text.startIndex, to: start.upperBound)
    let length = text.utf8.distance(from: start.upperBound, to: end.lowerBound)
    let body = offset..<(offset + length)
    let function = folded.statements.lazy.compactMap { $0.item.as(FunctionDeclSyntax.self) }
      .first { $0.trimmedOffsets.contains(body.lowerBound) }
    guard let function else { return nil }
    self.text = text
    self.tree = folded
    self.body = body
    self.function = function
    nodes = Syntax(function).nodes(within: body)
    parameters = Syntax(function).parameters
    initialValues = nodes.initialValues
  }

  /// The statements of the marked body.
  var statements: [CodeBlockItemSyntax] {
    (function.body?.statements).map(Array.init) ?? []
  }
}

extension SyntaxProtocol {
  /// Where the node stands without the blanks and comments around it, in UTF-8 offsets.
  var trimmedOffsets: Range<Int> {
    let start = positionAfterSkippingLeadingTrivia.utf8Offset
    return start..<(start + trimmedLength.utf8Length)
  }

  /// The node's own text.
  var source: String { trimmedDescription }
}

extension Syntax {
  fileprivate func nodes(within body: Range<Int>) -> [Syntax] {
    // Which error says that something is wrong is left open everywhere.
    if self.is(ThrowStmtSyntax.self) { return [] }
    let offsets = trimmedOffsets
    if offsets.upperBound <= body.lowerBound || offsets.lowerBound >= body.upperBound { return [] }
    let isInside = body.contains(offsets.lowerBound) && offsets.upperBound <= body.upperBound
    return (isInside ? [self] : [])
      + children(viewMode: .sourceAccurate).flatMap { $0.nodes(within: body) }
  }

  fileprivate var parameters: [Answer.Parameter] {
    let own = self.as(FunctionDeclSyntax.self).map { function in
      function.signature.parameterClause.parameters.map {
        Answer.Parameter(
          name: ($0.secondName ?? $0.firstName).text, type: $0.type.source,
          scope: function.trimmedOffsets)
      }
    }
    return (own ?? []) + children(viewMode: .sourceAccurate).flatMap(\.parameters)
  }
}

extension [Syntax] {
  fileprivate var initialValues: [String: ExprSyntax] {
    var values: [String: ExprSyntax] = [:]
    for node in self {
      guard let binding = node.as(PatternBindingSyntax.self), let value = binding.initializer?.value
      else { continue }
      if let name = binding.pattern.as(IdentifierPatternSyntax.self) {
        values[name.identifier.text] = value
      } else if let names = binding.pattern.as(TuplePatternSyntax.self),
        let parts = value.as(TupleExprSyntax.self)
      {
        for (name, part) in zip(names.elements, parts.elements) {
          values[name.pattern.source] = part.expression
        }
      }
    }
    return values
  }
}
