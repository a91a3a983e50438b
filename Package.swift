// swift-tools-version: 6.3
import PackageDescription

// Homebrew keeps libraries where only pkg-config finds them. On Linux the archives are named below,
// so that the program runs where cmark-gfm is not installed.
#if os(macOS)
let markdownConfiguration: String? = "libcmark-gfm"
#else
let markdownConfiguration: String? = nil
#endif

let package = Package(
  name: "gradus",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "gradus", targets: ["gradus"]),
    .executable(name: "gradus-reference", targets: ["gradus-reference"]),
  ],
  dependencies: [
    // The command line: parsing, help, completions.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // The wire: sockets, and the HTTP/1.1 codec that the examiner records around.
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    // The wire under `https`.
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    // Starting a subject in a process group of its own, and awaiting its end.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    // File paths for swift-subprocess where the system has no `System` module (Linux).
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    // Latencies under load, counted over their whole range with three digits.
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    // Reading `gradus.yaml`, the content and OpenAPI documents, with line numbers for diagnostics.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // The reference backends' HTTP server: what a Swift learner would choose.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    // The header fields of Hummingbird's messages, which variants rename.
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    // What Hummingbird runs in; named because the reference backends bound how long stopping takes.
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    // What Hummingbird logs through; named because the reference backends log errors.
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    // SQLite: the learner's journal, the reference backends' storage, and SQL that learners write.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .target(name: "GradusModel"),
    .target(
      name: "GradusWire",
      dependencies: [
        "GradusModel",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]
    ),
    .target(
      name: "GradusLoad",
      dependencies: [
        "GradusModel", "GradusWire",
        .target(name: "CEpoll", condition: .when(platforms: [.linux])),
        .product(name: "Histogram", package: "hdrhistogram-swift"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]
    ),
    // Part of every Linux, so there is nothing to install.
    .systemLibrary(name: "CEpoll"),
    // A process that no descendant of a subject can leave; it must run before the Swift runtime.
    .target(name: "CGradusKeeper"),
    .target(
      name: "GradusLaunch",
      dependencies: [
        "GradusModel", "CGradusKeeper",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(
          name: "SystemPackage",
          package: "swift-system",
          condition: .when(platforms: [.linux])
        ),
      ]
    ),
    .target(
      name: "GradusContract",
      dependencies: ["GradusModel", .product(name: "Yams", package: "Yams")]
    ),
    .target(
      name: "GradusExam",
      dependencies: ["GradusModel", "GradusContract", "GradusWire", "GradusLoad", "GradusLaunch"]
    ),
    .target(name: "GradusProjects", dependencies: ["GradusModel", "GradusExam"]),
    .target(
      name: "GradusCatalog",
      dependencies: ["GradusModel", .product(name: "Yams", package: "Yams")]
    ),
    // CommonMark with GitHub's tables, for lessons: the reference implementation, in C.
    .systemLibrary(
      name: "CMarkGFM",
      pkgConfig: markdownConfiguration,
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]
    ),
    .target(
      name: "GradusMarkdown",
      dependencies: ["CMarkGFM"],
      linkerSettings: [
        .linkedLibrary(":libcmark-gfm-extensions.a", .when(platforms: [.linux])),
        .linkedLibrary(":libcmark-gfm.a", .when(platforms: [.linux])),
        .linkedLibrary("cmark-gfm-extensions", .when(platforms: [.macOS])),
        .linkedLibrary("cmark-gfm", .when(platforms: [.macOS])),
      ]
    ),
    .target(name: "GradusReport", dependencies: ["GradusModel", "GradusMarkdown"]),
    .target(name: "GradusAssessment", dependencies: ["GradusModel"]),
    .target(
      name: "GradusItems",
      dependencies: [
        "GradusModel", "GradusContract", "GradusCatalog", "GradusAssessment",
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]
    ),
    .target(
      name: "GradusService",
      dependencies: [
        "GradusModel", "GradusExam", "GradusCatalog", "GradusAssessment", "GradusItems",
        "GradusLoad", "GradusLaunch",
      ]
    ),
    .target(
      name: "GradusStore",
      dependencies: [
        "GradusModel", "GradusService", .product(name: "GRDB", package: "GRDB.swift"),
      ]
    ),
    .target(
      name: "GradusCLI",
      dependencies: [
        "GradusModel", "GradusService", "GradusReport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .executableTarget(
      name: "gradus",
      dependencies: [
        "GradusCLI", "GradusProjects", "GradusService", "GradusStore", "ReferenceProgram",
      ]
    ),
    .target(
      name: "ReferenceBackends",
      dependencies: [
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ]
    ),
    .target(
      name: "ReferenceProgram",
      dependencies: [
        "ReferenceBackends",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .executableTarget(name: "gradus-reference", dependencies: ["ReferenceProgram"]),
    // Speed belongs in `make bench`, and what it measures is only open inside this package.
    .executableTarget(
      name: "gradus-bench",
      dependencies: [
        "GradusModel", "GradusContract", "GradusCatalog", "GradusWire", "GradusService",
        "GradusStore", "GradusAssessment", "GradusItems",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]
    ),
    .target(
      name: "GradusTestSupport",
      dependencies: [
        "GradusModel", "GradusExam", "GradusService",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(
          name: "SystemPackage",
          package: "swift-system",
          condition: .when(platforms: [.linux])
        ),
      ],
      path: "Tests/GradusTestSupport"
    ),
    .testTarget(
      name: "GradusModelTests",
      dependencies: ["GradusModel", "GradusTestSupport"]
    ),
    .testTarget(
      name: "GradusContractTests",
      dependencies: ["GradusModel", "GradusContract", "GradusTestSupport"],
      exclude: ["Documents", "OpenAPI/Goldens", "Schemas/Goldens"]
    ),
    .testTarget(
      name: "GradusWireTests",
      dependencies: [
        "GradusModel", "GradusWire", "GradusTestSupport",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]
    ),
    .testTarget(
      name: "GradusLoadTests",
      dependencies: [
        "GradusModel", "GradusLoad", "GradusWire", "GradusTestSupport",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]
    ),
    .testTarget(
      name: "GradusLaunchTests",
      dependencies: ["GradusModel", "GradusLaunch", "GradusTestSupport"]
    ),
    .testTarget(
      name: "GradusExamTests",
      dependencies: ["GradusModel", "GradusExam", "GradusTestSupport"]
    ),
    .testTarget(
      name: "GradusMarkdownTests",
      dependencies: ["GradusMarkdown", "GradusTestSupport"]
    ),
    .testTarget(
      name: "GradusReportTests",
      dependencies: ["GradusModel", "GradusMarkdown", "GradusReport", "GradusTestSupport"],
      exclude: [
        "Goldens", "Assessment/Goldens", "CTRF/Goldens", "GitHub/Goldens", "HTML/Goldens",
        "Lessons/Goldens", "Load/Goldens", "Markdown/Goldens", "Reviews/Goldens", "SARIF/Goldens",
        "Tools/Goldens",
      ]
    ),
    .testTarget(
      name: "GradusAssessmentTests",
      dependencies: ["GradusModel", "GradusAssessment", "GradusTestSupport"]
    ),
    .testTarget(
      name: "GradusStoreTests",
      dependencies: [
        "GradusModel", "GradusService", "GradusStore", "GradusTestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Fixtures"]
    ),
    .testTarget(
      name: "GradusServiceTests",
      dependencies: [
        "GradusModel", "GradusItems", "GradusReport", "GradusService", "GradusProjects",
        "GradusExam", "GradusTestSupport",
      ],
      exclude: ["Goldens"]
    ),
    .testTarget(
      name: "GradusCatalogTests",
      dependencies: [
        "GradusModel", "GradusCatalog", "GradusProjects", "GradusExam", "GradusTestSupport",
      ],
      exclude: ["Goldens"]
    ),
    .testTarget(
      name: "GradusItemsTests",
      dependencies: [
        "GradusModel", "GradusCatalog", "GradusContract", "GradusAssessment", "GradusItems",
        "GradusLaunch", "GradusTestSupport",
      ],
      exclude: ["Linting/Goldens"]
    ),
    // The examples of the lessons, executed.
    .testTarget(
      name: "LessonTests",
      dependencies: [
        "GradusModel", "GradusCatalog", "GradusWire", "GradusLaunch", "GradusTestSupport",
      ]
    ),
    .testTarget(
      name: "ArchitectureTests",
      dependencies: [
        "GradusModel", "GradusExam", "GradusProjects", "ReferenceBackends", "GradusTestSupport",
        .product(name: "Yams", package: "Yams"),
      ]
    ),
    .testTarget(
      name: "KillMatrixTests",
      dependencies: [
        "GradusModel", "GradusExam", "GradusProjects", "ReferenceBackends", "GradusTestSupport",
      ]
    ),
    .testTarget(
      name: "HostileSubjectTests",
      dependencies: ["GradusModel", "GradusTestSupport"],
      exclude: ["Subjects"]
    ),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["GradusModel", "GradusReport", "GradusTestSupport"],
      exclude: ["Backends", "Goldens", "Learning/Goldens"]
    ),
  ],
  swiftLanguageModes: [.v6]
)

let upcomingFeatures = [
  "ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility",
  "InferIsolatedConformances", "NonisolatedNonsendingByDefault", "ImmutableWeakCaptures",
]

// One loop for all targets, so that none is built with laxer rules than the others.
for target in package.targets where target.type != .system {
  target.swiftSettings =
    upcomingFeatures.map { .enableUpcomingFeature($0) } + [
      .strictMemorySafety(),
      .treatAllWarnings(as: .error),
      .treatWarning("DeprecatedDeclaration", as: .warning),
    ]
}
