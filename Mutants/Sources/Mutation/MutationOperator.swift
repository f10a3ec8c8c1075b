import SwiftSyntax

/// One kind of slip: it finds the places of an answer where it can happen.
struct MutationOperator: Sendable {
  /// What happens, in a few words.
  let name: String
  /// The slips of this kind at a node.
  let changes: @Sendable (Syntax, Answer) -> [Change]

  init(_ name: String, changes: @escaping @Sendable (Syntax, Answer) -> [Change]) {
    self.name = name
    self.changes = changes
  }

  /// All kinds, those first that say best what happens where two give the same text.
  static var all: [MutationOperator] {
    [
      .comparisonBoundary, .comparisonReversed, .logicalConnective, .conditionDropped,
      .conditionNegated, .conditionForced, .finiteness, .zeroTest, .toleranceReplaced,
      .arithmeticNeighbor, .operandDropped, .operandsSwapped, .integerConstant, .floatConstant,
      .truthConstant, .initialValue, .squareForRoot, .rowsForColumns, .minForMax, .boundDropped,
      .transposeDropped, .transposeAdded, .indexShifted, .argumentsSwapped, .firstForLast,
      .rangeBound, .statementRemoved, .statementsSwapped, .loopShortened, .loopLeftEarly,
      .assignmentOperator, .callDropped, .siblingCall, .otherNorm, .otherScale, .signDropped,
      .magnitudeDropped, .freshGenerator, .siblingVariable, .closureCalledTwice, .resultWorsened,
      .tupleSwapped, .partsSwapped, .argumentWorsened,
    ]
  }
}
