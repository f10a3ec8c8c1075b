internal import Foundation

/// A regular file that is open for reading at any place, and closed with its last owner.
///
/// It reads by `pread`: a file that is cut short meanwhile gives fewer bytes than asked for, where a
/// mapped one would end the program.
final class ReadOnlyFile: Sendable {
  private let descriptor: Int32

  init(_ path: String) throws(NPYError) {
    // A pipe would block the opening itself until someone writes.
    descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    if descriptor < 0 { throw Self.unreadable() }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw NPYError(.unreadable("it is not a regular file"))
    }
  }

  deinit { close(descriptor) }

  /// The number of bytes that the file has now.
  func size() throws(NPYError) -> Int {
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw Self.unreadable() }
    return Int(status.st_size)
  }

  /// Reads as many bytes as there are and as fit.
  ///
  /// - Returns: The number of bytes read, less than asked for only at the end of the file.
  func read(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(NPYError) -> Int {
    var done = 0
    while done < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
      let count = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw Self.unreadable() }
      if count == 0 { break }
      done += count
    }
    return done
  }

  private static func unreadable() -> NPYError {
    NPYError(.unreadable("the system says: \(String(cString: strerror(errno)))"))
  }
}
