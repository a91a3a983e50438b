extension Hostility {
  private static let passed = "Passed: 2 checks of Todo API."
  private static let noPort = "it still listens on no port"

  /// Subjects that speak HTTP well, as long as they do, and behave badly as processes.
  static let processes = [
    Hostility("leaves-group", 0, passed),
    Hostility("ignores-term", 0, passed),
    Hostility("floods-output", 0, passed),
    Hostility("floods-errors-without-end", 0, passed),
    Hostility("last-words-of-4-mb", 3, "The backend exited with status 7 before it listened."),
    Hostility("eats-memory", 0, passed),
    Hostility("closes-port", 1, "the connection was refused", options: untilBoot),
    Hostility(
      "restarts-itself",
      1,
      "the connection was refused",
      "the connection was reset",
      "the connection was closed",
      options: untilBoot
    ),
    Hostility(
      "exits-after-3-requests",
      1,
      "a backend that keeps running came its process ended",
      options: untilBoot
    ),
    Hostility("stops-itself", 1, "no complete response came within", options: untilBoot),
    Hostility(
      "never-answers",
      1,
      "Failed: 2 of 5 checks. 2 more wait for them.",
      options: untilBoot
    ),
    Hostility("stops-at-once", 3, noPort, options: ["--timeout-scale", "0.1"]),
    Hostility("never-listens", 3, noPort, options: ["--timeout-scale", "0.1"]),
    Hostility("accepts-nothing", 1, "no complete response came within"),
    Hostility("deletes-folders", 0, passed),
    Hostility("locks-folder", 0, passed),
    Hostility("fills-folder", 0, passed, options: patiently),
    Hostility("connects-to-itself", 0, passed),
    Hostility("listens-elsewhere", 3, "The backend listens on 0.0.0.0:"),
    Hostility("listens-elsewhere-too", 0, passed),
    Hostility("closes-outputs", 0, passed),
    Hostility("crashes", 1, "a backend that keeps running came its process ended"),
  ]

  /// Those that only a keeper holds, or that need what Linux has.
  static let kept = [
    Hostility("runs-out-of-memory", 1, "a backend that keeps running came its process ended"),
    Hostility("daemon-without-environment", 0, passed),
    Hostility("hops", 0, passed),
    Hostility("many-children", 0, passed),
    Hostility("stops-all-children", 0, passed),
    Hostility("changes-title", 0, passed),
    Hostility("stops-its-parent", 0, passed),
    Hostility("kills-its-parent", 0, passed),
    Hostility("terminates-its-parent", 0, passed),
  ]
}
