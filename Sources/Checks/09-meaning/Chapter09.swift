import Grading

@main struct Chapter09: Grader {
  static let exercises: [Exercise] = [
    weightedRows, foldedQuery, ratingStep, personUpdate, implicitPeople, rankingGain, newPerson,
  ]
}
