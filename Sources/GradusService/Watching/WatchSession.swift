/// What `gradus watch` does next, decided from what happens: no clock, no terminal, no process.
package struct WatchSession: Sendable {
  /// What is examined.
  package enum Scope: Hashable, Sendable {
    /// What the command line selects.
    case selected
    /// What failed last.
    case failed
  }

  /// What happens.
  package enum Input: Hashable, Sendable {
    case changed(FolderWatch.Change)
    case key(Key)
    /// A run has ended, and nothing of it is left.
    case ended(at: ContinuousClock.Instant)
  }

  /// The keys that mean something.
  package enum Key: Character, Hashable, Sendable, CaseIterable {
    case all = "a"
    case failed = "f"
    case hint = "h"
    case report = "r"
    case quit = "q"
  }

  /// What is to be done.
  package enum Action: Hashable, Sendable {
    /// Begins a run; with the files that changed, none where a key asked for it.
    case begin(Scope, because: [String])
    /// Ends the run that goes on, and then tells of it.
    case cancel
    /// Writes the line of keys: there is nothing to do.
    case wait
    case showHint
    case showReport
    /// Says that files change while runs go on, and seem to be written by the backend.
    case warn([String])
    case quit
  }

  private enum State {
    case idle
    case running
    case ending(then: Action)
  }

  private var state = State.running
  /// What was asked for while a run went on, and is shown when that has ended.
  private var asked: Action?
  private var lastEnd: ContinuousClock.Instant?
  /// In how many runs, one after the other, a file has changed.
  private var streaks: [String: Int] = [:]
  /// What has changed in the run that goes on, or in the last one.
  private var changedDuringRun: Set<String> = []
  /// What was warned of.
  private var warned: Set<String> = []

  /// So many runs in a row are ended by the same file; then it is taken for the backend's own.
  package static let patience = 3
  /// A change that is noticed so soon after a run still counts as one of the run.
  static let grace = Duration.milliseconds(500)

  /// A session whose first run has begun.
  package init() {}

  /// Decides what comes of something that happened, in the order in which it is to be done.
  package mutating func handle(_ input: Input) -> [Action] {
    switch input {
    case .changed(let change): return changed(change)
    case .key(let key): return pressed(key)
    case .ended(let moment):
      lastEnd = moment
      guard case .ending(let next) = state else {
        state = .idle
        defer { asked = nil }
        return [asked, .wait].compactMap(\.self)
      }
      if case .begin = next { begun() } else { state = .idle }
      return [next]
    }
  }

  private mutating func changed(_ change: FolderWatch.Change) -> [Action] {
    let isIdle = if case .idle = state { true } else { false }
    if isIdle, lastEnd.map({ $0 + Self.grace < change.since }) ?? true {
      // Somebody edits: no run goes on that could have written it.
      changedDuringRun.subtract(change.paths)
      warned.subtract(change.paths)
      return begin(.selected, because: change.paths)
    }
    let isQuitting = if case .ending(then: .quit) = state { true } else { false }
    guard !isQuitting else { return [] }
    changedDuringRun.formUnion(change.paths)
    let own = change.paths.filter { streaks[$0, default: 0] >= Self.patience }
    guard own.count < change.paths.count else {
      let news = own.filter { warned.insert($0).inserted }
      return news.isEmpty ? [] : [.warn(news)]
    }
    return begin(.selected, because: change.paths.filter { !own.contains($0) })
  }

  private mutating func pressed(_ key: Key) -> [Action] {
    switch (key, state) {
    case (.quit, .idle): return [.quit]
    case (.quit, .ending(then: .quit)): return []
    case (.quit, _):
      let isEnding = if case .ending = state { true } else { false }
      state = .ending(then: .quit)
      return isEnding ? [] : [.cancel]
    case (_, .ending(then: .quit)): return []
    case (.all, _):
      return begin(.selected, because: [])
    case (.failed, _):
      return begin(.failed, because: [])
    case (.hint, _): return show(.showHint)
    case (.report, _): return show(.showReport)
    }
  }

  /// Shows something now, or when the run that goes on has ended: who sees a failure come need not wait
  /// for the end of the run to ask about it.
  private mutating func show(_ action: Action) -> [Action] {
    if case .idle = state { return [action, .wait] }
    asked = action
    return []
  }

  private mutating func begin(_ scope: Scope, because paths: [String]) -> [Action] {
    let next = Action.begin(scope, because: paths)
    switch state {
    case .idle:
      begun()
      return [next]
    case .running:
      state = .ending(then: next)
      return [.cancel]
    case .ending:
      state = .ending(then: next)
      return []
    }
  }

  private mutating func begun() {
    state = .running
    asked = nil
    streaks = Dictionary(
      uniqueKeysWithValues: changedDuringRun.map { ($0, streaks[$0, default: 0] + 1) }
    )
    changedDuringRun = []
  }
}
