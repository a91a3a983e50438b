/// Ways in which a descendant leaves the group of the subject that started it.
enum Leaving: String, CaseIterable, Sendable {
  /// A session of its own.
  case session
  /// A group of its own.
  case group
  /// As daemons do it: a session of its own, whose leader ends (daemon(7)).
  case daemon
  /// A session of its own, and another program that ignores being asked to end.
  case program

  /// A server with such a descendant, which writes its process id into `pid`.
  var python: String {
    """
    import os, signal, socket, time
    def descend():
        with open("pid.new", "w") as file:
            file.write("%d\\n" % os.getpid())
        os.rename("pid.new", "pid")
        \(self == .program ? "os.execvp('sleep', ['sleep', '600'])" : "time.sleep(600)")
    if os.fork() == 0:
        \(leaving)
    server = socket.create_server((os.environ["HOST"], int(os.environ["PORT"])))
    while True:
        server.accept()[0].close()
    """
  }

  private var leaving: String {
    switch self {
    case .session: "os.setsid(); descend()"
    case .group: "os.setpgid(0, 0); descend()"
    case .daemon: "os.setsid(); os._exit(0) if os.fork() else descend()"
    case .program: "os.setsid(); signal.signal(signal.SIGTERM, signal.SIG_IGN); descend()"
    }
  }
}
