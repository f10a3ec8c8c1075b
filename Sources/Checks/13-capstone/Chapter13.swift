import Grading

@main struct Chapter13: Grader {
  static let exercises: [Exercise] = [
    rotaryPositions, groupedAttention, fourBitBlock, mergeStep, windowPerplexity, cachedAttention,
  ]
}
