// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "todo-backend",
  platforms: [.macOS(.v15)],
  dependencies: [
    // The web framework, https://docs.hummingbird.codes.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    // The names of methods and header fields.
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    // The bytes of requests and responses.
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    // Ending in order when a signal comes.
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    // The log, into which errors go that no client should see.
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    // The storage on SQLite, whose header has to be there: libsqlite3-dev on Debian and Ubuntu.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .executableTarget(
      name: "TodoBackend",
      dependencies: [
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
      ]
    )
  ],
  swiftLanguageModes: [.v6]
)
