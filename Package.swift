// swift-tools-version: 6.2
import PackageDescription

/// One list for every target: what the compiler can check, it checks, and a warning is an error.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .treatWarning("DeprecatedDeclaration", as: .warning),
    .treatWarning("ExplicitSendable", as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")

/// A stage of the work.
///
/// Data flows from the first to the last; a stage depends only on stages above it.
struct Stage {
    let name: String
    let imports: [String]
    var libraries: [Target.Dependency] = []
    /// Whether the stage's tests keep golden files.
    var goldens = false
}

let stages: [Stage] = [
    Stage(name: "TideCore", imports: [], libraries: [crypto]),
    Stage(name: "TideAgreement", imports: ["TideCore"], libraries: [yams]),
    Stage(name: "TideDecision", imports: ["TideCore", "TideAgreement"]),
    Stage(name: "TideMicrodata", imports: ["TideCore"], libraries: [crypto]),
    Stage(name: "TideDisclosure", imports: ["TideCore", "TideMicrodata"], libraries: [crypto], goldens: true),
    Stage(name: "TideLedger", imports: ["COpenSSL", "TideCore"], libraries: [crypto, cryptoExtras]),
    Stage(
        name: "TideRelease",
        imports: ["TideCore", "TideAgreement", "TideDecision", "TideMicrodata", "TideDisclosure", "TideLedger"]
    ),
    Stage(
        name: "TideRegistry",
        imports: ["TideCore", "TideAgreement", "TideDecision", "TideLedger", "TideRelease"],
        libraries: [grdb]
    ),
]

/// The engine's tests run in release mode too, so they reach what they test as `package`, never by `@testable`.
let tested = stages.map { stage in
    Target.testTarget(
        name: "\(stage.name)Tests",
        dependencies: [.byName(name: stage.name), "TideTestSupport"]
            + stage.imports.map { .byName(name: $0) } + stage.libraries,
        exclude: stage.goldens ? ["Golden"] : [],
        swiftSettings: strict
    )
}

let package = Package(
    name: "tidegate",
    products: [.executable(name: "tidegate", targets: ["tidegate"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [.systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])])]
        + stages.map { stage in
            .target(
                name: stage.name,
                dependencies: stage.imports.map { .byName(name: $0) } + stage.libraries,
                swiftSettings: strict
            )
        }
        + [
            .executableTarget(
                name: "tidegate",
                dependencies: stages.map { .byName(name: $0.name) } + [arguments, logging],
                swiftSettings: strict
            ),
            .executableTarget(name: "adult-like", path: "Benchmarks/AdultLike", swiftSettings: strict),
            .executableTarget(
                name: "agreement-speed",
                dependencies: ["TideCore", "TideAgreement", "TideDecision", yams],
                path: "Benchmarks/Decisions",
                swiftSettings: strict
            ),
            .executableTarget(
                name: "fuzz-reader",
                dependencies: ["TideCore", "TideAgreement", "TideDecision"],
                path: "Tests/Fuzz",
                swiftSettings: strict
            ),
            .target(
                name: "TideTestSupport",
                dependencies: ["TideCore", "TideLedger", "TideRelease"],
                path: "Tests/Support",
                swiftSettings: strict
            ),
        ]
        + tested
        + [
            .testTarget(
                name: "TideEndToEndTests",
                dependencies: ["tidegate", "TideTestSupport", "TideCore", "TideLedger", "TideRelease"],
                swiftSettings: strict
            )
        ]
)
