import GradusService
import Testing

/// What a watch does next.
@Suite("Watch session")
struct WatchSessionTests {
  private let begin = ContinuousClock.now

  private func change(_ paths: String..., after seconds: Int) -> WatchSession.Input {
    .changed(FolderWatch.Change(paths: paths, since: begin + .seconds(seconds)))
  }

  private func ended(after seconds: Int) -> WatchSession.Input {
    .ended(at: begin + .seconds(seconds))
  }

  /// A session that waits since the second given.
  private func idle(since seconds: Int = 0) -> WatchSession {
    var session = WatchSession()
    #expect(session.handle(ended(after: seconds)) == [.wait])
    return session
  }

  @Test("a change begins a run, and the keys are shown after it")
  func change() {
    var session = idle()
    #expect(
      session.handle(change("a", after: 2)) == [.begin(.selected, because: ["a"])]
    )
    #expect(session.handle(ended(after: 3)) == [.wait])
  }

  @Test("a change during a run ends it first, and then begins anew")
  func changeDuringRun() {
    var session = WatchSession()
    #expect(session.handle(change("a", after: 1)) == [.cancel])
    // The run still ends: the last word counts, and it is not told twice to end.
    #expect(session.handle(change("b", after: 2)) == [])
    #expect(session.handle(ended(after: 3)) == [.begin(.selected, because: ["b"])])
    #expect(session.handle(ended(after: 4)) == [.wait])
  }

  @Test("keys run everything, or what failed")
  func runs() {
    var session = idle()
    #expect(session.handle(.key(.failed)) == [.begin(.failed, because: [])])
    #expect(session.handle(.key(.all)) == [.cancel])
    #expect(session.handle(ended(after: 1)) == [.begin(.selected, because: [])])
  }

  @Test("hint and report wait for the end of a run")
  func shows() {
    var session = WatchSession()
    #expect(session.handle(.key(.hint)) == [])
    #expect(session.handle(.key(.report)) == [])
    // What was asked for last is shown then, and nothing of it later.
    #expect(session.handle(ended(after: 1)) == [.showReport, .wait])
    #expect(session.handle(.key(.hint)) == [.showHint, .wait])
    #expect(session.handle(.key(.all)) == [.begin(.selected, because: [])])
    #expect(session.handle(.key(.hint)) == [])
    #expect(session.handle(.key(.all)) == [.cancel])
    #expect(session.handle(ended(after: 2)) == [.begin(.selected, because: [])])
    #expect(session.handle(ended(after: 3)) == [.wait])
  }

  @Test("quitting ends a run first, and nothing begins after it")
  func quit() {
    var waiting = idle()
    #expect(waiting.handle(.key(.quit)) == [.quit])
    var running = WatchSession()
    #expect(running.handle(.key(.quit)) == [.cancel])
    #expect(running.handle(.key(.all)) == [])
    #expect(running.handle(change("a", after: 1)) == [])
    #expect(running.handle(ended(after: 2)) == [.quit])
    var changing = WatchSession()
    _ = changing.handle(change("a", after: 1))
    #expect(changing.handle(.key(.quit)) == [])
    #expect(changing.handle(ended(after: 2)) == [.quit])
  }

  @Test("a file that each run changes is taken for the backend's own, and ends no more of them")
  func ownFiles() {
    var session = WatchSession()
    for turn in 0..<WatchSession.patience {
      #expect(session.handle(change("server.log", after: turn * 10)) == [.cancel])
      #expect(
        session.handle(ended(after: turn * 10 + 1))
          == [.begin(.selected, because: ["server.log"])]
      )
    }
    #expect(session.handle(change("server.log", after: 50)) == [.warn(["server.log"])])
    #expect(session.handle(change("server.log", after: 51)) == [])
    // Somebody's edit still ends the run.
    #expect(session.handle(change("server.log", "server.py", after: 52)) == [.cancel])
  }

  @Test("a file that is written when the backend ends makes no endless loop")
  func writtenAtTheEnd() {
    var session = idle(since: 1)
    var runs = 0
    for turn in 1...10 {
      // Noticed at the very moment at which the run was over.
      let actions = session.handle(change("data.db", after: turn))
      guard case .begin = actions.first else { break }
      runs += 1
      _ = session.handle(ended(after: turn + 1))
    }
    #expect(runs == WatchSession.patience)
  }

  @Test("a file that was taken for the backend's own counts again once it changes between runs")
  func ownFileEdited() {
    var session = WatchSession()
    for turn in 0..<WatchSession.patience {
      _ = session.handle(change("server.py", after: turn * 10))
      _ = session.handle(ended(after: turn * 10 + 1))
    }
    #expect(session.handle(change("server.py", after: 40)) == [.warn(["server.py"])])
    _ = session.handle(ended(after: 50))
    #expect(
      session.handle(change("server.py", after: 60))
        == [.begin(.selected, because: ["server.py"])]
    )
    #expect(session.handle(change("server.py", after: 61)) == [.cancel])
  }
}
