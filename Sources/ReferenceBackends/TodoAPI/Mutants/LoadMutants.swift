import Foundation
import Hummingbird
import Synchronization

extension TodoMutants {
  static let load: [Altered<TodoBackend>] = [
    Altered(
      "keeps-requests",
      "Keeps what came and what it answered, for a statistic that nobody reads.",
      fails: "load.memory"
    ) { backend in
      let kept = Shared<[Data]>([])
      backend.onReply { request, reply in
        let line = Data("\(request.method) \(request.path) \(request.headers)".utf8)
        kept.value.withLock { $0.append(line + request.content + reply.content) }
      }
    },
    Altered(
      "found-by-looking-through",
      "Finds a todo by reading all of them.",
      fails: "load.growth"
    ) { backend in
      backend.onStore { store in
        store.onFind = { base, id in
          try await FaultyStore.everything(base).first { $0.id == id }
        }
      }
    },
    Altered(
      "list-ordered-by-hand",
      "Brings all todos in order by hand before it asks for a page.",
      fails: "load.growth"
    ) { backend in
      backend.onStore { store in
        store.onList = { base, query in
          guard query.limit <= 100 else { return try await base.list(query) }
          var ordered: [Todo] = []
          for todo in try await FaultyStore.everything(base).reversed() {
            let place = ordered.firstIndex { todo.createdAt <= $0.createdAt }
            ordered.insert(todo, at: place ?? ordered.endIndex)
          }
          return try await base.list(query)
        }
      }
    },
    Altered(
      "one-lock",
      "Holds one lock around everything, also while it makes a page of the list, which takes long.",
      fails: "load.latency"
    ) { backend in
      let turn = Turn()
      backend.onReply { request, _ in
        await turn.begin()
        defer { turn.end() }
        guard request.isList, request[parameter: "limit"] == "20" else { return }
        try await Task.sleep(for: .milliseconds(60))
      }
    },
    Altered(
      "five-hundred-connections",
      "Serves five hundred connections, silent ones included.",
      fails: "load.idle-clients"
    ) { backend in
      backend.connections.most = 500
    },
    Altered(
      "forty-five-workers",
      "Has forty-five workers, and gives one to each request from its first line to its answer.",
      fails: "load.slow-clients"
    ) { backend in
      backend.filters.append(ExchangeFilter(turn: Turn(places: 45)))
    },
    lazy(
      "written-when-there-is-time",
      "Acknowledges first where many write at once, and writes a moment later.",
      fails: "load.recovery"
    ) {
      $0.writing = .atOnceUnlessBusy(most: 12, later: .milliseconds(400))
    },
    Altered(
      "cuts-under-load",
      "Ends at once on SIGTERM where many requests are there.",
      fails: "load.stop"
    ) { backend in
      let crowd = Crowd()
      backend.filters.append(ExchangeFilter(crowd: crowd))
      backend.open = { folder in
        crowd.exit(on: SIGTERM, from: 6)
        return try SQLiteTodoStore(folder: folder)
      }
    },
  ]
}
