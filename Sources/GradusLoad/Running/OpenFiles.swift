#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// How many files and connections this process may have open.
package enum OpenFiles {
  /// Raises the limit as far as the system lets this process (getrlimit(2)).
  ///
  /// - Parameter count: How many are needed.
  /// - Returns: How many there may be; at least `count` where the limit sufficed or could be raised.
  @discardableResult
  package static func allow(_ count: Int) -> Int {
    var limit = rlimit()
    guard unsafe getrlimit(files, &limit) == 0 else { return count }
    if limit.rlim_cur >= count { return count }
    // RLIM_INFINITY, which Swift does not import everywhere, is larger than any count.
    limit.rlim_cur = min(limit.rlim_max, rlim_t(count))
    guard unsafe setrlimit(files, &limit) == 0 else {
      _ = unsafe getrlimit(files, &limit)
      return Int(clamping: limit.rlim_cur)
    }
    return Int(clamping: limit.rlim_cur)
  }

  /// How many the system lets a process have that asks for them: the hard limit.
  package static var most: Int {
    var limit = rlimit()
    guard unsafe getrlimit(files, &limit) == 0 else { return .max }
    return Int(clamping: limit.rlim_max)
  }

  #if canImport(Glibc)
  private static var files: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_NOFILE.rawValue) }
  #else
  private static var files: Int32 { RLIMIT_NOFILE }
  #endif

  /// The time that this process has spent on a processor, in all its threads (getrusage(2)).
  static func processorTime() -> Duration {
    var usage = rusage()
    #if canImport(Glibc)
    _ = unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
    _ = unsafe getrusage(RUSAGE_SELF, &usage)
    #endif
    func duration(_ time: timeval) -> Duration {
      .seconds(Int64(time.tv_sec)) + .microseconds(Int64(time.tv_usec))
    }
    return duration(usage.ru_utime) + duration(usage.ru_stime)
  }
}
