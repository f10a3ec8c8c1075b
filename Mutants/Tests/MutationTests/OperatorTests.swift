import Testing

@testable import Mutation

@Suite struct `What each operator does` {
  @Test func `a comparison meets its boundary`() {
    #expect(mutants(of: "return k < p", by: .comparisonBoundary) == ["return k <= p"])
    #expect(mutants(of: "return k >= p", by: .comparisonBoundary) == ["return k > p"])
    #expect(mutants(of: "return k == p", by: .comparisonBoundary).isEmpty)
  }

  @Test func `a comparison is turned round`() {
    #expect(mutants(of: "return k <= p", by: .comparisonReversed) == ["return k >= p"])
    #expect(mutants(of: "return k == p", by: .comparisonReversed) == ["return k != p"])
  }

  @Test func `a comparison with zero gets a unit`() {
    #expect(
      mutants(of: "return a.maxNorm == 0", by: .zeroTest) == ["return abs(a.maxNorm) < 1e-12"])
    #expect(mutants(of: "return x.norm > 0", by: .zeroTest) == ["return x.norm > 1e-12"])
  }

  @Test func `a tolerance is dropped, made absolute, and given a floor`() {
    #expect(
      mutants(of: "let t = 1e-9 * x.norm\nreturn x[0] > t", by: .toleranceReplaced) == [
        "return x[0] > 0", "return x[0] > 1e-10", "return x[0] > max(1e-12, t)",
      ])
    #expect(mutants(of: "return x[0] > x[1]", by: .toleranceReplaced).isEmpty)
  }

  @Test func `and becomes or, and a condition is forgotten`() {
    let body = "return k < p && p < 9"
    #expect(mutants(of: body, by: .logicalConnective) == ["return ((k < p) || (p < 9))"])
    #expect(mutants(of: body, by: .conditionDropped) == ["return k < p", "return p < 9"])
    let check = "guard k > 0, p > 0 else { return a }\nreturn b"
    #expect(
      mutants(of: check, by: .conditionDropped) == [
        "guard  p > 0 else { return a }", "guard k > 0 else { return a }",
      ])
    let loop = "for i in 0..<k where i != p { use(i) }\nreturn a"
    #expect(mutants(of: loop, by: .conditionDropped) == ["for i in 0..<k  { use(i) }"])
  }

  @Test func `a condition is negated or forced`() {
    #expect(mutants(of: "return !a.isEmpty", by: .conditionNegated) == ["return a.isEmpty"])
    let body = "if a.isEmpty { return b }\nreturn a"
    #expect(mutants(of: body, by: .conditionNegated) == ["if !(a.isEmpty) { return b }"])
    #expect(mutants(of: body, by: .conditionForced) == ["if true { return b }"])
    #expect(
      mutants(of: "return k > 0 ? a : b", by: .conditionForced) == ["return (a)", "return (b)"])
  }

  @Test func `arithmetic turns to its neighbor, loses an operand, and runs backwards`() {
    #expect(
      mutants(of: "return k + p", by: .arithmeticNeighbor) == ["return k - p", "return k * p"])
    #expect(mutants(of: "s += k", by: .arithmeticNeighbor) == ["s -= k"])
    #expect(mutants(of: "return k * p", by: .operandDropped) == ["return k", "return p"])
    #expect(mutants(of: "return k - p * 2", by: .operandsSwapped) == ["return ((p * 2) - k)"])
    #expect(mutants(of: "return a * b", by: .operandsSwapped) == ["return (b * a)"])
    #expect(mutants(of: "return k * p", by: .operandsSwapped).isEmpty)
    #expect(mutants(of: "return (a - b).frobeniusNorm", by: .operandsSwapped).isEmpty)
  }

  @Test func `numbers change, but not those that nobody can miss`() {
    #expect(mutants(of: "return k + 1", by: .integerConstant) == ["return k + 0", "return k + 2"])
    #expect(
      mutants(of: "return k + 3", by: .integerConstant)
        == ["return k + 2", "return k + 4", "return k + 0", "return k + 6"])
    #expect(
      mutants(of: "for _ in 0..<60 { step() }", by: .integerConstant) == [
        "for _ in 0..<6 { step() }", "for _ in 0..<600 { step() }",
      ])
    #expect(mutants(of: "return x.first ?? 0", by: .integerConstant).isEmpty)
    #expect(
      mutants(of: "return 1e-12 * s", by: .floatConstant) == [
        "return (10 * 1e-12) * s", "return (2 * 1e-12) * s", "return (0.1 * 1e-12) * s",
        "return 0.0 * s",
      ])
    #expect(
      mutants(of: "return .ulpOfOne * s", by: .floatConstant) == [
        "return (10 * Double.ulpOfOne) * s", "return (2 * Double.ulpOfOne) * s",
        "return (0.1 * Double.ulpOfOne) * s", "return 0 * s", "return 1e-12 * s",
      ])
    #expect(mutants(of: "isDone = true", by: .truthConstant) == ["isDone = false"])
  }

  @Test func `variables begin with something else, and the root is a square`() {
    #expect(
      mutants(of: "var s = x.count", by: .initialValue)
        == ["var s = x.count - 1", "var s = x.count + 1"])
    #expect(
      mutants(of: "var s = Vector<Double>.zero(k)", by: .initialValue)
        == ["var s = Vector<Double>(repeating: 1, count: k)"])
    #expect(
      mutants(of: "var s = Matrix<Double>.zero(rows: k, columns: p)", by: .initialValue)
        == ["var s = Matrix<Double>(rows: k, columns: p, repeating: 1)"])
    #expect(mutants(of: "let s = x.count", by: .initialValue).isEmpty)
    #expect(mutants(of: "return s.squareRoot()", by: .squareForRoot) == ["return (s * s)"])
  }

  @Test func `rows are taken for columns`() {
    #expect(mutants(of: "return a.rows", by: .rowsForColumns) == ["return a.columns"])
    #expect(mutants(of: "return a[column: k]", by: .rowsForColumns) == ["return a[row: k]"])
    #expect(
      mutants(of: "return a.scaled(columnsBy: x)", by: .rowsForColumns)
        == ["return a.scaled(rowsBy: x)"])
    #expect(mutants(of: "return .zero(rows: k, columns: p)", by: .rowsForColumns).isEmpty)
    #expect(
      mutants(of: "return .zero(rows: k, columns: p)", by: .argumentsSwapped)
        == ["return .zero(rows: p, columns: k)"])
    #expect(mutants(of: "return a[k, p]", by: .argumentsSwapped) == ["return a[p, k]"])
    #expect(
      mutants(of: "return x[k]", by: .indexShifted) == ["return x[k + 1]", "return x[k - 1]"])
    #expect(mutants(of: "return x[0]", by: .indexShifted).isEmpty)
  }

  @Test func `a transpose is lost or added`() {
    #expect(mutants(of: "return a.transpose * b", by: .transposeDropped) == ["return a * b"])
    #expect(
      mutants(of: "return a.transpose * b", by: .transposeAdded)
        == ["return a.transpose * b.transposed()"])
    #expect(
      mutants(of: "return try SVD(a)", by: .transposeAdded)
        == ["return try SVD(a.transposed())"])
  }

  @Test func `extremes are exchanged or lose a bound`() {
    #expect(mutants(of: "return min(k, p)", by: .minForMax) == ["return max(k, p)"])
    #expect(mutants(of: "return min(k, p)", by: .boundDropped) == ["return (p)", "return (k)"])
    #expect(
      mutants(of: "return min(k, p, 3)", by: .boundDropped) == [
        "return min(p, 3)", "return min(k, 3)", "return min(k, p)",
      ])
    #expect(mutants(of: "return x.first", by: .firstForLast) == ["return x.last"])
  }

  @Test func `ranges begin late and end early or late`() {
    #expect(
      mutants(of: "return a[columns: 0..<k]", by: .rangeBound) == [
        "return a[columns: 0...k]", "return a[columns: 0..<(k - 1)]",
      ])
    #expect(mutants(of: "return x[k...]", by: .rangeBound) == ["return x[(k + 1)...]"])
    #expect(mutants(of: "return x[..<k]", by: .rangeBound) == ["return x[...k]"])
  }

  @Test func `statements disappear and change places`() {
    #expect(mutants(of: "use(k)\nreturn a", by: .statementRemoved) == [""])
    #expect(mutants(of: "if k > 0 { use(k) }\nreturn a", by: .statementRemoved) == [""])
    #expect(mutants(of: "return x.map { $0 }", by: .statementRemoved).isEmpty)
    #expect(
      mutants(of: "s += k\nt = s\nreturn t", by: .statementsSwapped) == ["t = s\ns += k"])
    #expect(mutants(of: "s += k\nt = p\nreturn t", by: .statementsSwapped).isEmpty)
  }

  @Test func `loops end early`() {
    #expect(
      mutants(of: "for y in x { use(y) }", by: .loopShortened) == [
        "for y in x.dropFirst() { use(y) }", "for y in x.dropLast() { use(y) }",
      ])
    #expect(
      mutants(of: "for y in x { continue }", by: .loopLeftEarly) == [
        "for y in x { continue\nbreak\n}", "for y in x { break }",
      ])
  }

  @Test func `updates become assignments, signs and magnitudes get lost`() {
    #expect(mutants(of: "s += k", by: .assignmentOperator) == ["s = k"])
    #expect(mutants(of: "s[0] = k", by: .assignmentOperator) == ["s[0] += k"])
    #expect(mutants(of: "return -k", by: .signDropped) == ["return k"])
    #expect(mutants(of: "return x[0].magnitude", by: .magnitudeDropped) == ["return x[0]"])
    #expect(mutants(of: "return abs(k)", by: .magnitudeDropped) == ["return (k)"])
  }

  @Test func `calls get lost or are taken for their siblings`() {
    #expect(mutants(of: "return x.sorted()", by: .callDropped) == ["return x"])
    #expect(mutants(of: "return Matrix.identity(3)", by: .callDropped).isEmpty)
    #expect(mutants(of: "return try QR(a)", by: .siblingCall) == ["return try ColumnPivotedQR(a)"])
    #expect(mutants(of: "list.append(k)", by: .siblingCall) == ["list.insert(k, at: 0)"])
  }

  @Test func `norms and scales are taken for others`() {
    #expect(
      mutants(of: "return a.frobeniusNorm", by: .otherNorm, returns: "Double") == [
        "return a.maxNorm", "return a.oneNorm", "return (try! a.spectralNorm())",
        "return squaredLength(a)",
      ])
    #expect(mutants(of: "return x.norm", by: .otherNorm, returns: "Double").count == 3)
    #expect(mutants(of: "return x.norm > 0", by: .otherNorm).isEmpty)
    #expect(
      mutants(of: "return x.first ?? 0", by: .otherScale)
        == ["return x.norm", "return x.reduce(0, +)"])
  }

  @Test func `randomness comes from elsewhere, and questions are asked twice`() {
    #expect(
      mutants(of: "return random.uniform()", by: .freshGenerator) == [
        "var fresh = SplitMix64(seed: 1)\nreturn fresh.uniform()",
        "var fresh = random\nreturn fresh.uniform()",
      ])
    #expect(
      mutants(of: "return entry(k, p)", by: .closureCalledTwice)
        == ["return (0.5 * (entry(k, p) + entry(k, p)))"])
  }

  @Test func `names of one kind are exchanged`() {
    #expect(mutants(of: "return k", by: .siblingVariable) == ["return p"])
    #expect(
      mutants(of: "let (u, v) = pair\nreturn u", by: .siblingVariable) == ["return v"])
    #expect(
      mutants(
        of: "return (a * b, b)", by: .tupleSwapped, returns: "(Vector<Double>, Vector<Double>)")
        == ["return (b, a * b)"])
    #expect(
      mutants(of: "let (u, v) = (k * p, k)\nreturn u", by: .partsSwapped)
        == ["let (u, v) = (k, k * p)"])
  }

  @Test func `results and arguments suffer from outside`() {
    #expect(
      mutants(of: "return k", by: .resultWorsened, returns: "Int")
        == ["return (k) + 1", "return (k) - 1", "return max(1, k)"])
    #expect(mutants(of: "return a", by: .resultWorsened).contains("return -(a)"))
    #expect(mutants(of: "return a", by: .argumentWorsened).contains("let k = max(0, k)"))
  }
}
