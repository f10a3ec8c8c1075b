internal import LinearAlgebra

extension Array where Element: BinaryFloatingPoint {
  /// Which of the numbers are the largest in magnitude, `number` of them and no more.
  ///
  /// Among numbers of one magnitude those that come first are taken, so that the number is met exactly.
  /// A comparison with a threshold keeps all of them or none.
  ///
  /// - Complexity: O(count) on average.
  @specialized(where Element == Double)
  @specialized(where Element == Float)
  func largestMagnitudes(_ number: Int) -> [Bool] {
    if number >= count { return [Bool](repeating: true, count: count) }
    if number <= 0 { return [Bool](repeating: false, count: count) }
    var magnitudes = map(\.magnitude)
    let threshold = magnitudes.selectLargest(number)
    var ties = number
    for magnitude in magnitudes where magnitude > threshold { ties -= 1 }
    return map { element in
      if element.magnitude != threshold { return element.magnitude > threshold }
      ties -= 1
      return ties >= 0
    }
  }
}

extension Array where Element: BinaryFloatingPoint {
  /// The number that stands at a place when all are sorted from the largest down; 1 is the first.
  ///
  /// Hoare's selection with the middle of three as pivot: everything is put on one side of it, and
  /// only the side that holds the place is looked at again.
  ///
  /// - Complexity: O(count) on average.
  @specialized(where Element == Double)
  @specialized(where Element == Float)
  fileprivate mutating func selectLargest(_ place: Int) -> Element {
    withUnsafeMutableBufferPointer { numbers in
      var (low, high) = (0, numbers.count - 1)
      while low < high {
        let ends = (numbers[low], numbers[(low + high) / 2], numbers[high])
        let pivot = Swift.max(
          Swift.min(ends.0, ends.1), Swift.min(Swift.max(ends.0, ends.1), ends.2))
        var (left, right) = (low, high)
        while left <= right {
          while numbers[left] > pivot { left += 1 }
          while numbers[right] < pivot { right -= 1 }
          if left <= right {
            numbers.swapAt(left, right)
            left += 1
            right -= 1
          }
        }
        if place - 1 <= right {
          high = right
        } else if place - 1 >= left {
          low = left
        } else {
          break
        }
      }
      return numbers[place - 1]
    }
  }
}
