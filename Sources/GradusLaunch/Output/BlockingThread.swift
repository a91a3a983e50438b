#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A system thread for work that blocks.
struct BlockingThread: Sendable {
  private final class Work {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }

  private let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) {
    self.body = body
  }

  /// Starts the thread, which nobody joins.
  func start() {
    let work = unsafe Unmanaged.passRetained(Work(body)).toOpaque()
    #if canImport(Darwin)
    var thread: pthread_t?
    #else
    var thread = pthread_t()
    #endif
    let status = unsafe pthread_create(
      &thread,
      nil,
      { argument in
        #if canImport(Darwin)
        let work = unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue()
        #else
        guard let argument = unsafe argument else { return nil }
        let work = unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue()
        #endif
        work.body()
        return nil
      },
      work
    )
    guard status == 0 else {
      // No thread is to be had: the work is done here, late but not lost.
      unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
      return
    }
    #if canImport(Darwin)
    if let thread = unsafe thread { unsafe pthread_detach(thread) }
    #else
    pthread_detach(thread)
    #endif
  }
}
