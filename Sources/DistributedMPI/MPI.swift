internal import CMPI
public import DistributedAlgebra
internal import Foundation

/// The group of all processes that one `mpiexec` started.
///
/// ```swift
/// MPI.run { communicator in
///   print(try communicator.sum([1.0]))  // as many as there are ranks
/// }
/// ```
///
/// MPICH and Open MPI both serve. Where neither was there when this was built, ``isAvailable`` is
/// false, and a program has only itself.
public enum MPI {
  /// The name of the implementation that this was built with, `mpich` or `openmpi`.
  public static var implementation: String? { lowrank_mpi_name().map { String(cString: $0) } }

  /// Whether there was an MPI when this was built.
  public static var isAvailable: Bool { implementation != nil }

  /// Whether an `mpiexec` started this process.
  public static var isLaunched: Bool {
    let names = ["PMI_RANK", "PMIX_RANK", "OMPI_COMM_WORLD_RANK"]
    return names.contains { ProcessInfo.processInfo.environment[$0] != nil }
  }

  /// Does the work of this rank, and ends the process.
  ///
  /// A rank that throws says why in one sentence on standard error and ends the processes of all
  /// ranks: no one waits for it. Without MPI, or without `mpiexec`, the group is this process alone.
  ///
  /// - Parameter body: What every rank does.
  public static func run(_ body: (Communicator) throws -> Void) -> Never {
    guard isAvailable, isLaunched else {
      do { try body(.alone) } catch { give(up: error, rank: 0) }
      exit(0)
    }
    var (rank, size): (Int32, Int32) = (0, 1)
    if lowrank_mpi_start(&rank, &size) != 0 {
      report("MPI did not start: start the program by the mpiexec of \(implementation ?? "MPI").")
      exit(1)
    }
    let transport = MPITransport(rank: Int(rank))
    if let notes = JobNotes.current {
      // The shell that started this rank is its witness, and is ended first.
      lowrank_end_with_parent()
      notes.write(rank: Int(rank), path: "")
    }
    do {
      try body(Communicator(rank: Int(rank), size: Int(size), transport: transport))
    } catch {
      give(up: error, rank: Int(rank))
    }
    lowrank_mpi_finish()
    exit(0)
  }

  private static func give(up error: any Error, rank: Int) -> Never {
    let known = error as? DistributedError
    let sentence = (known ?? DistributedError(.thrown("\(error)"), on: rank)).description
    report(sentence)
    if isAvailable, isLaunched {
      JobNotes.current?.write(failure: sentence, rank: rank)
      // What is on its way through mpiexec is lost once the job is ended.
      Thread.sleep(forTimeInterval: 0.2)
      lowrank_mpi_abort(1)
    }
    exit(1)
  }

  private static func report(_ sentence: String) {
    FileHandle.standardError.write(Data((sentence + "\n").utf8))
  }
}
