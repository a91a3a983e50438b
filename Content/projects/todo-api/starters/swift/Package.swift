// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "todo-backend",
  platforms: [.macOS(.v14)],
  dependencies: [
    // The web framework, https://docs.hummingbird.codes; it needs Swift 6.2 or later.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1")
  ],
  targets: [
    .executableTarget(
      name: "TodoBackend",
      dependencies: [.product(name: "Hummingbird", package: "hummingbird")]
    )
  ]
)
