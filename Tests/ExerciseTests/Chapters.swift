import Testing

// A suite per chapter, so that `swift test --filter Chapter02` grades one. Which exercises a
// chapter has is read from its folder; a chapter that is not there yet has none.

@Suite("Chapter 0") struct Chapter00 {
  @Test("your answers", arguments: Bench.exercises(0))
  func answers(_ exercise: Exercise) throws { try exercise.checkAnswer() }

  @Test("the checks themselves", arguments: Bench.checks(0))
  func checks(_ chapter: CheckedChapter) throws { try chapter.prove() }
}

@Suite("Chapter 1") struct Chapter01 {
  @Test("your answers", arguments: Bench.exercises(1))
  func answers(_ exercise: Exercise) throws { try exercise.checkAnswer() }

  @Test("the checks themselves", arguments: Bench.checks(1))
  func checks(_ chapter: CheckedChapter) throws { try chapter.prove() }
}

@Suite("Chapter 2") struct Chapter02 {
  @Test("your answers", arguments: Bench.exercises(2))
  func answers(_ exercise: Exercise) throws { try exercise.checkAnswer() }

  @Test("the checks themselves", arguments: Bench.checks(2))
  func checks(_ chapter: CheckedChapter) throws { try chapter.prove() }
}

@Suite("Chapter 3") struct Chapter03 {
  @Test("your answers", arguments: Bench.exercises(3))
  func answers(_ exercise: Exercise) throws { try exercise.checkAnswer() }

  @Test("the checks themselves", arguments: Bench.checks(3))
  func checks(_ chapter: CheckedChapter) throws { try chapter.prove() }
}

@Suite("Chapter 4") struct Chapter04 {
  @Test("your answers", arguments: Bench.exercises(4))
  func answers(_ exercise: Exercise) throws { try exercise.checkAnswer() }

  @Test("the checks themselves", arguments: Bench.checks(4))
  func checks(_ chapter: CheckedChapter) throws { try chapter.prove() }
}

@Suite("Chapter 5") struct Chapter05 {
  @Test("your answers", arguments: Bench.exercises(5))
  func answers(_ exercise: Exercise) throws { try exercise.checkAnswer() }

  @Test("the checks themselves", arguments: Bench.checks(5))
  func checks(_ chapter: CheckedChapter) throws { try chapter.prove() }
}

@Suite("Chapter 6") struct Chapter06 {
  @Test("your answers", arguments: Bench.exercises(6))
  func answers(_ exercise: Exercise) throws { try exercise.checkAnswer() }

  @Test("the checks themselves", arguments: Bench.checks(6))
  func checks(_ chapter: CheckedChapter) throws { try chapter.prove() }
}

@Suite("Chapter 7") struct Chapter07 {
  @Test("your answers", arguments: Bench.exercises(7))
  func answers(_ exercise: Exercise) throws { try exercise.checkAnswer() }

  @Test("the checks themselves", arguments: Bench.checks(7))
  func checks(_ chapter: CheckedChapter) throws { try chapter.prove() }
}

@Suite("Chapter 8") struct Chapter08 {
  @Test("your answers", arguments: Bench.exercises(8))
  func answers(_ exercise: Exercise) throws { try exercise.checkAnswer() }

  @Test("the checks themselves", arguments: Bench.checks(8))
  func checks(_ chapter: CheckedChapter) throws { try chapter.prove() }
}

@Suite("Chapter 9") struct Chapter09 {
  @Test("your answers", arguments: Bench.exercises(9))
  func answers(_ exercise: Exercise) throws { try exercise.checkAnswer() }

  @Test("the checks themselves", arguments: Bench.checks(9))
  func checks(_ chapter: CheckedChapter) throws { try chapter.prove() }
}

@Suite("Chapter 10") struct Chapter10 {
  @Test("your answers", arguments: Bench.exercises(10))
  func answers(_ exercise: Exercise) throws { try exercise.checkAnswer() }

  @Test("the checks themselves", arguments: Bench.checks(10))
  func checks(_ chapter: CheckedChapter) throws { try chapter.prove() }
}

@Suite("Chapter 11") struct Chapter11 {
  @Test("your answers", arguments: Bench.exercises(11))
  func answers(_ exercise: Exercise) throws { try exercise.checkAnswer() }

  @Test("the checks themselves", arguments: Bench.checks(11))
  func checks(_ chapter: CheckedChapter) throws { try chapter.prove() }
}

@Suite("Chapter 12") struct Chapter12 {
  @Test("your answers", arguments: Bench.exercises(12))
  func answers(_ exercise: Exercise) throws { try exercise.checkAnswer() }

  @Test("the checks themselves", arguments: Bench.checks(12))
  func checks(_ chapter: CheckedChapter) throws { try chapter.prove() }
}

@Suite("Chapter 13") struct Chapter13 {
  @Test("your answers", arguments: Bench.exercises(13))
  func answers(_ exercise: Exercise) throws { try exercise.checkAnswer() }

  @Test("the checks themselves", arguments: Bench.checks(13))
  func checks(_ chapter: CheckedChapter) throws { try chapter.prove() }
}

@Suite("Chapter 14") struct Chapter14 {
  @Test("your answers", arguments: Bench.exercises(14))
  func answers(_ exercise: Exercise) throws { try exercise.checkAnswer() }

  @Test("the checks themselves", arguments: Bench.checks(14))
  func checks(_ chapter: CheckedChapter) throws { try chapter.prove() }
}

@Suite("Chapter 15") struct Chapter15 {
  @Test("your answers", arguments: Bench.exercises(15))
  func answers(_ exercise: Exercise) throws { try exercise.checkAnswer() }

  @Test("the checks themselves", arguments: Bench.checks(15))
  func checks(_ chapter: CheckedChapter) throws { try chapter.prove() }
}
