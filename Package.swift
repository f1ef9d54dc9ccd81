// swift-tools-version: 6.2
import Foundation
import PackageDescription

// DuckDB and libdeflate are put in .deps by scripts/bootstrap; DUCKDB_DIR names another DuckDB.
let deps = Context.packageDirectory + "/.deps"
let duckdb = Context.environment["DUCKDB_DIR"] ?? deps
let headers = Array(Set([deps, duckdb])).sorted().map { "-I\($0)/include" }
let includes = headers.flatMap { ["-Xcc", $0] }
let libraries = Array(Set([deps, duckdb])).sorted().flatMap {
  ["-L\($0)/lib", "-Xlinker", "-rpath", "-Xlinker", "\($0)/lib"]
}

// One list for every target, so that strictness cannot drift.
// In CI a warning is an error; a newer compiler must not break a user's build with a new warning.
let strict: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .unsafeFlags(includes),
  ] + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])
let linked: [LinkerSetting] = [.unsafeFlags(libraries)]

// On Linux the Swift runtime goes into the executable, so that a command loads only what it calls.
// docs/bronze-format.md has the figures.
let small: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-static-stdlib", "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCollections",
      "-l_FoundationCShims", "-lswiftSynchronization",
      "-use-ld=lld", "-Xlinker", "--no-export-dynamic",
    ] + packedRelocations, .when(platforms: [.linux]))
]

// Packed relocations save another 3 MB; loaders before glibc 2.36 cannot read them.
var packedRelocations: [String] {
  #if canImport(Glibc)
    var text = [CChar](repeating: 0, count: 64)
    guard confstr(Int32(_CS_GNU_LIBC_VERSION), &text, text.count) > 0 else { return [] }
    let version = String(cString: text).split(separator: " ").last ?? ""
    let isNew = version.compare("2.36", options: .numeric) != .orderedAscending
    return isNew ? ["-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"] : []
  #else
    return []
  #endif
}

func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.target(name: name)] + dependencies, exclude: exclude,
    swiftSettings: strict, linkerSettings: linked)
}

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let httpClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let nio: [Target.Dependency] = [
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOHTTP1", package: "swift-nio"),
  .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
]
// The misbehaving origin of the tests is a server of its own.
let nioServer: [Target.Dependency] = [
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOPosix", package: "swift-nio"),
]
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let lifecycle: [Target.Dependency] = [
  .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
  .product(name: "UnixSignals", package: "swift-service-lifecycle"),
]
let httpTypes: Target.Dependency = .product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let hummingbirdCore: Target.Dependency = .product(
  name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTesting: Target.Dependency = .product(
  name: "HummingbirdTesting", package: "hummingbird")

let package = Package(
  name: "f1-lakehouse",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "f1lake", targets: ["f1lake"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
  ],
  targets: [
    // Forwards to DuckDB's library, which it loads at the first call.
    .target(name: "CDuckDB", cSettings: [.unsafeFlags(headers)]),
    .systemLibrary(name: "CDeflate"),
    // Settings of glibc's allocator.
    .target(name: "CMalloc"),
    // The page of `f1lake docs`, embedded as it is in site/.
    .target(name: "CDocsSite", exclude: ["site"]),
    library("DuckDB", ["CDuckDB"]),
    library("Timing", ["CDeflate"]),
    library("Lake", ["DuckDB", crypto]),
    library("Parquet", ["CDeflate"]),
    library("Observability", ["Lake", logging]),
    library("Ingest", ["Timing", "Lake", "Parquet", "Observability", logging, httpClient] + nio),
    library("Models", ["Lake", "DuckDB", "CDocsSite", "Observability", logging, crypto, yams]),
    library("Watch", ["Lake", "Observability", logging, httpClient] + nio),
    library("Guard", ["DuckDB"]),
    library("Copilot", ["Lake", "DuckDB", "Guard", yams, httpClient] + nio),
    library(
      "Server",
      [
        "Lake", "DuckDB", "Guard", "Copilot", "Parquet", "CDeflate", "Observability", logging,
        hummingbird, hummingbirdCore, crypto, httpTypes, httpClient,
      ] + nio
        + lifecycle),
    library("Doctor", ["Lake", "DuckDB", "Models", "Copilot", "Server", httpClient] + nio),
    library("Simulator", ["CDeflate"]),
    library("OriginServer", nio + [.product(name: "NIOPosix", package: "swift-nio"), crypto]),
    .executableTarget(
      name: "f1lake",
      dependencies: [
        "Ingest", "Models", "Simulator", "OriginServer", "Server", "Copilot", "Guard", "Lake",
        "Watch", "Doctor", "Observability", "CMalloc", arguments, logging,
      ],
      swiftSettings: strict, linkerSettings: linked + small),
    .executableTarget(
      name: "telemetry-stages", dependencies: ["Timing", "Ingest", "Parquet"],
      path: "Benchmarks/TelemetryStages", swiftSettings: strict, linkerSettings: linked),
    .executableTarget(
      name: "guard-fuzz", dependencies: ["Guard", "GuardCorpus"],
      path: "Benchmarks/GuardFuzz", swiftSettings: strict, linkerSettings: linked),
    .executableTarget(
      name: "copilot-eval", dependencies: ["Copilot", "Guard", "Lake"],
      path: "Benchmarks/CopilotEval", swiftSettings: strict, linkerSettings: linked),
    .executableTarget(
      name: "copilot-train", dependencies: ["Copilot", "Guard", "Lake"],
      path: "Benchmarks/CopilotTrain", swiftSettings: strict, linkerSettings: linked),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    // Attacks, ordinary queries and a grammar, for whatever takes SQL from strangers.
    .target(
      name: "GuardCorpus", dependencies: ["DuckDB", "TestSupport"], path: "Tests/GuardCorpus",
      exclude: ["Attacks", "Queries"], swiftSettings: strict),
    tests("DuckDB", []),
    tests("Parquet", ["DuckDB", "TestSupport"]),
    tests("Timing", ["TestSupport"]),
    tests("Lake", ["DuckDB"]),
    tests("Observability", ["Lake", "TestSupport", logging]),
    tests("Ingest", ["Lake", "DuckDB", "Simulator", "TestSupport"] + nioServer),
    tests("Models", ["Lake", "DuckDB", "TestSupport"]),
    tests("Watch", ["Lake", "TestSupport", logging]),
    tests("Doctor", ["Lake", "DuckDB", "Copilot", "TestSupport"]),
    tests("Simulator", ["Timing", "CDeflate"]),
    tests("OriginServer", ["TestSupport"]),
    tests("Guard", ["DuckDB", "GuardCorpus", "TestSupport"]),
    tests(
      "Copilot", ["Lake", "DuckDB", "Guard", "GuardCorpus", "TestSupport"] + nioServer,
      exclude: ["Exchanges"]),
    tests(
      "Server",
      [
        "Copilot", "Lake", "DuckDB", "GuardCorpus", "TestSupport", "Observability", hummingbird,
        hummingbirdTesting, logging,
      ] + nioServer),
  ]
)
