import GradusExam
import GradusModel
import Synchronization
import Testing

/// What this machine can't give is never held against a backend.
@Suite("What the machine lacks")
struct MachineTests {
  @Test(
    "a failure on a machine that lacks what was promised is undecided, and told in full once",
    arguments: [
      (Lack.disk, "the disk is full where the backend's data is", ", with 12 KiB left"),
      (.inodes, "the disk has no inodes where the backend's data is", "1 more file can be made"),
      (.files, "a process can open 64 files here, and a backend may count on 4,096", "ulimit -Hn"),
      (.memory, "this machine has no memory left", "3 MiB are available"),
      (.processes, "the system lets no more processes or threads be started", "ulimit -u"),
    ]
  )
  func lacks(lack: Lack, summary: String, details: String) async throws {
    let report = try await run(lack.gauges)
    #expect(report.check("a.works")?.verdict == .passed)
    let first = try #require(report.check("a.broken"))
    #expect(first.verdict == .inconclusive)
    #expect(first.findings.isEmpty)
    let reason = try #require(first.reason)
    #expect(reason.hasPrefix(summary) && reason.contains(details), "\(reason)")
    let second = try #require(report.check("a.again"))
    #expect(second.verdict == .inconclusive)
    #expect(second.reason == "\(summary), as a.broken says")
    #expect(report.exitCode == .passed)
  }

  @Test("a start that fails on a full disk is undecided as well")
  func start() async throws {
    let report = try await ScriptedSubject.run(command: "exit 3", machine: Lack.disk.gauges) {
      Stage("a", "A", buildsOn: ["boot"], lessons: []) { ScriptedSubject.check("works", "/ok") }
    }
    let check = try #require(report.stages.first?.checks.first)
    #expect(check.verdict == .inconclusive)
    #expect(check.reason?.hasPrefix("the disk is full") == true)
  }

  @Test("a failure on a machine that has enough stays one", arguments: [Lack.none, .fewFiles])
  func enough(lack: Lack) async throws {
    let report = try await run(lack.gauges)
    #expect(report.check("a.broken")?.verdict == .failed)
  }

  @Test("many connections are not held against a backend that may open few files")
  func connections() async throws {
    let report = try await ScriptedSubject.run(machine: Lack.fewFiles.gauges) {
      Stage("a", "A", buildsOn: ["boot"], lessons: []) {
        Check("crowd", "it serves beside many", contract: "", hint: "") { subject in
          let requests = (0..<500).map { _ in Subject.request("GET", "/ok") }
          try await subject.holding(requests, at: .first(0)) { _ in
            try await subject.get("/broken").require(status: 200)
          }
        }
      }
    }
    let check = try #require(report.check("a.crowd"))
    #expect(check.verdict == .inconclusive)
    #expect(check.reason?.contains("1024 files") == true, "\(check.reason ?? "")")
  }

  @Test("a try in which the clock was set is made again")
  func clock() async throws {
    // Read when a try begins, and when it has failed: after the start, the first one spans an hour.
    let hours = Figures([0, 0, 1])
    var gauges = Lack.none.gauges
    gauges.clock = { .seconds(3600) * hours.next() }
    let report = try await ScriptedSubject.run(machine: gauges) {
      Stage("a", "A", buildsOn: ["boot"], lessons: []) {
        ScriptedSubject.check("broken", "/broken")
      }
    }
    let failed = try #require(report.check("a.broken"))
    #expect(failed.verdict == .failed)
    let answer = failed.transcript.first?.response?.content.text ?? ""
    #expect(answer.contains("\"hits\": 2"), "the first try counts for nothing: \(answer)")
    var always = Lack.none.gauges
    let days = Figures(Array(0..<100))
    always.clock = { .seconds(-86_400) * days.next() }
    let undecided = try await run(always)
    let check = try #require(undecided.check("a.broken"))
    #expect(check.verdict == .inconclusive)
    #expect(check.reason?.contains("the clock of this machine was set meanwhile, back by") == true)
  }

  @Test("this machine has enough to be tested on")
  func here() throws {
    let here = MachineGauges.here
    let room = try #require(here.room())
    #expect(room.bytes > 0)
    #expect(here.openFiles() > 0)
    #expect(here.memory().map { $0 > 0 } ?? true)
    #expect(here.canStart())
    #expect(here.clock() > .seconds(0))
  }

  /// Something that is lacking, or not.
  enum Lack: Sendable {
    case none
    case disk
    case inodes
    case files
    case fewFiles
    case memory
    case processes

    var gauges: MachineGauges {
      MachineGauges(
        room: {
          switch self {
          case .disk: .init(bytes: 12 << 10, files: nil)
          case .inodes: .init(bytes: 1 << 40, files: 1)
          default: .init(bytes: 1 << 40, files: 1 << 20)
          }
        },
        openFiles: { self == .files ? 64 : self == .fewFiles ? 1024 : 1 << 20 },
        memory: { self == .memory ? 3 << 20 : 1 << 33 },
        canStart: { self != .processes },
        clock: { .zero }
      )
    }
  }

  /// Figures in their order, and then the last one for ever.
  private final class Figures: Sendable {
    private let left: Mutex<[Int]>

    init(_ figures: [Int]) {
      left = Mutex(figures)
    }

    func next() -> Int {
      left.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
    }
  }

  private func run(_ gauges: MachineGauges) async throws -> RunReport {
    try await ScriptedSubject.run(machine: gauges) {
      Stage("a", "A", buildsOn: ["boot"], lessons: []) {
        ScriptedSubject.check("works", "/ok")
        ScriptedSubject.check("broken", "/broken")
        ScriptedSubject.check("again", "/broken")
      }
    }
  }
}
