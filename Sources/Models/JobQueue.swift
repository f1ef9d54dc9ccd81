internal import DuckDB
internal import Dispatch
internal import Synchronization

/// Work for the engine, done on several threads: each job after those that it needs.
struct JobQueue {
  struct Job: Sendable {
    /// Indices of the jobs that come before.
    let needs: [Int]
    /// Whether it takes as long as all jobs of a chain.
    let isLong: Bool
    /// Runs on one of the threads, with the connection of that thread.
    let work: @Sendable (Connection) throws -> Void
  }

  private(set) var jobs: [Job] = []

  /// Adds a job and gives its index.
  ///
  /// - Parameter isLong: whether it, and what comes before it, goes before all others.
  mutating func add(
    after needs: [Int] = [], isLong: Bool = false,
    _ work: @escaping @Sendable (Connection) throws -> Void
  ) -> Int {
    jobs.append(Job(needs: needs, isLong: isLong, work: work))
    return jobs.count - 1
  }

  /// Does all jobs on `threads` threads; blocks until they are done.
  ///
  /// A failed job takes those that need it with it; the others still run, so that the error which is
  /// thrown, that of the first failed job in order, does not depend on timing. An error that is no
  /// ``ProjectError`` comes from outside of the project, a disk for example: nothing new is begun then.
  func run(threads: Int, connect: @Sendable () throws -> Connection) throws {
    guard !jobs.isEmpty else { return }
    let progress = Mutex(Progress(jobs))
    // A ticket for each job that may begin, and in the end one for each thread.
    let tickets = DispatchSemaphore(value: 0)
    for _ in 0..<progress.withLock({ $0.ready.count }) { tickets.signal() }
    let jobs = jobs
    DispatchQueue.concurrentPerform(iterations: min(threads, jobs.count)) { _ in
      let connection = Result { try connect() }
      while true {
        tickets.wait()
        guard let index = progress.withLock({ $0.take() }) else { break }
        let result = Result { try jobs[index].work(connection.get()) }
        for _ in 0..<progress.withLock({ $0.finish(index, result, threads) }) { tickets.signal() }
      }
    }
    if let error = progress.withLock({ $0.firstError }) { throw error }
  }

  private struct Progress {
    /// Jobs that may begin.
    private(set) var ready: [Int] = []
    private var waitingFor: [Int]
    private var followers: [[Int]]
    /// The longest chain of jobs that begins with each: the longest goes first.
    private var heights: [Int]
    private var errors: [Int: any Error] = [:]
    private var open: Int
    private var running = 0
    private var isStopped = false

    init(_ jobs: [Job]) {
      waitingFor = jobs.map { Set($0.needs).count }
      followers = Array(repeating: [], count: jobs.count)
      heights = jobs.map { $0.isLong ? jobs.count : 1 }
      open = jobs.count
      for (index, job) in jobs.enumerated() {
        for need in Set(job.needs) { followers[need].append(index) }
      }
      // Jobs only need earlier ones.
      for index in jobs.indices.reversed() {
        heights[index] += followers[index].map { heights[$0] }.max() ?? 0
      }
      ready = jobs.indices.filter { waitingFor[$0] == 0 }
    }

    var firstError: (any Error)? { errors.min { $0.key < $1.key }?.value }

    mutating func take() -> Int? {
      let best = ready.indices.max {
        (heights[ready[$0]], ready[$1]) < (heights[ready[$1]], ready[$0])
      }
      guard let best else { return nil }
      running += 1
      return ready.remove(at: best)
    }

    /// Notes how a job ended and gives the number of tickets to hand out.
    mutating func finish(_ index: Int, _ result: Result<Void, any Error>, _ threads: Int) -> Int {
      running -= 1
      let before = ready.count
      switch result {
      case .success:
        open -= 1
        for follower in followers[index] {
          waitingFor[follower] -= 1
          if waitingFor[follower] == 0 { ready.append(follower) }
        }
      case .failure(let error):
        errors[index] = error
        drop(index)
        if !(error is ProjectError) { isStopped = true }
      }
      return tickets(added: ready.count - before, threads)
    }

    private mutating func tickets(added: Int, _ threads: Int) -> Int {
      if isStopped {
        // The tickets of jobs that never begin become those that send threads home.
        ready = []
        return threads
      }
      return added + (open == 0 ? threads : 0)
    }

    private mutating func drop(_ index: Int) {
      open -= 1
      for follower in followers[index] where waitingFor[follower] >= 0 {
        waitingFor[follower] = -1
        drop(follower)
      }
    }
  }
}
