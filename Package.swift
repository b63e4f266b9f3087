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
let http: Target.Dependency = .product(name: "FlyingFox", package: "FlyingFox")
let sockets: Target.Dependency = .product(name: "FlyingSocks", package: "FlyingFox")
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
    /// Stages that it does not import and that its tests hold it against.
    var heldAgainst: [String] = []
}

let stages: [Stage] = [
    Stage(name: "TideCore", imports: [], libraries: [crypto]),
    Stage(name: "TidePseudonym", imports: ["COpenSSL", "TideCore"], libraries: [crypto]),
    Stage(name: "TideAgreement", imports: ["TideCore", "TidePseudonym"], libraries: [yams], goldens: true),
    Stage(name: "TideCertificate", imports: ["TideCore", "TideAgreement"]),
    Stage(name: "TideDecision", imports: ["TideCore", "TideAgreement"]),
    Stage(
        name: "TideFirewall",
        imports: ["TideCore", "TideAgreement", "TideDecision"],
        goldens: true,
        heldAgainst: ["TideCertificate"]
    ),
    Stage(name: "TideMicrodata", imports: ["TideCore"], libraries: [crypto]),
    Stage(
        name: "TideDisclosure",
        imports: ["TideCore", "TidePseudonym", "TideMicrodata"],
        libraries: [crypto],
        goldens: true
    ),
    Stage(name: "TideLedger", imports: ["COpenSSL", "TideCore"], libraries: [crypto, cryptoExtras]),
    Stage(
        name: "TideRelease",
        imports: [
            "TideCore", "TideAgreement", "TideCertificate", "TideDecision", "TideFirewall", "TidePseudonym",
            "TideMicrodata", "TideDisclosure", "TideLedger",
        ]
    ),
    Stage(
        name: "TideRegistry",
        imports: ["TideCore", "TideAgreement", "TideDecision", "TideLedger", "TideRelease"],
        libraries: [grdb]
    ),
]

/// With `TIDEGATE_STAGE=TideDisclosure` in the environment, that stage, what it imports and their tests are all there is:
/// for whoever works on one of the first stages of a program that takes minutes to build.
let single = Context.environment["TIDEGATE_STAGE"]
let chosen: [Stage] = stages.filter { stage in
    guard let single else { return true }
    var needed: Set<String> = [single]
    needed.formUnion(stages.first { $0.name == single }?.heldAgainst ?? [])
    for candidate in stages.reversed() where needed.contains(candidate.name) { needed.formUnion(candidate.imports) }
    return needed.contains(stage.name)
}

/// The tools of tests, as far as the chosen stages have what they make: a stage of few imports builds without the others.
let toolSources: [(stage: String, files: [String])] = [
    ("TideCore", ["TestTools.swift"]),
    ("TideAgreement", ["NetworkDocuments.swift", "OracleNetwork.swift", "TemplateSamples.swift"]),
    ("TideCertificate", ["NaiveCertificate.swift"]),
    (
        "TideLedger",
        ["LedgerStoreConformance.swift", "MemoryLedgerStore.swift", "MemoryMark.swift", "OpenSSLAuthority.swift"]
    ),
]
let hasStage = Set(chosen.map(\.name))
let testSupport = Target.target(
    name: "TideTestSupport",
    dependencies: ["TideCore", "TideAgreement", "TideCertificate", "TideLedger", "TideRelease"].filter(
        hasStage.contains
    ).map { .byName(name: $0) },
    path: "Tests/Support",
    sources: hasStage.contains("TideRelease")
        ? nil : toolSources.filter { hasStage.contains($0.stage) }.flatMap(\.files),
    swiftSettings: strict
)

/// The engine's tests run in release mode too, so they reach what they test as `package`, never by `@testable`.
let tested = chosen.map { stage in
    Target.testTarget(
        name: "\(stage.name)Tests",
        dependencies: [.byName(name: stage.name), "TideTestSupport"]
            + (stage.imports + stage.heldAgainst).map { .byName(name: $0) } + stage.libraries,
        exclude: stage.goldens ? ["Golden"] : [],
        swiftSettings: strict
    )
}

/// What measures pseudonyms, which can be built with their stage alone.
let pseudonymSpeed: [Target] = [
    .executableTarget(
        name: "pseudonym-speed",
        dependencies: ["COpenSSL", "TideCore", "TidePseudonym"],
        path: "Benchmarks/Pseudonyms",
        swiftSettings: strict
    )
]

/// What measures the stage of disclosure, which can be built with it alone.
let disclosureSpeed: [Target] = [
    .executableTarget(
        name: "search-speed",
        dependencies: ["TideCore", "TideMicrodata", "TideDisclosure"],
        path: "Benchmarks/Search",
        swiftSettings: strict
    ),
    .executableTarget(
        name: "measure-speed",
        dependencies: ["TideCore", "TideMicrodata", "TideDisclosure"],
        path: "Benchmarks/Measures",
        swiftSettings: strict
    ),
]

/// What measures the proof over the network, which can be built with it alone.
let networkSpeed: [Target] = [
    .executableTarget(
        name: "network-speed",
        dependencies: ["TideCore", "TideAgreement", "TideFirewall"],
        path: "Benchmarks/Network",
        swiftSettings: strict
    )
]

/// What is run: the program, what measures it, what attacks it, and the tests of what was built.
let programs: [Target] = [
    .executableTarget(
        name: "tidegate",
        dependencies: stages.map { .byName(name: $0.name) } + [arguments, logging, http, sockets],
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
        name: "register-speed",
        dependencies: ["TideCore", "TideLedger", "TideRelease", "TideRegistry"],
        path: "Benchmarks/Register",
        swiftSettings: strict
    ),
    .executableTarget(
        name: "ledger-speed",
        dependencies: ["TideCore", "TideLedger", "TideRelease", "TideRegistry", crypto],
        path: "Benchmarks/Ledger",
        swiftSettings: strict
    ),
    .executableTarget(
        name: "replay-speed",
        dependencies: ["TideCore", "TideAgreement", "TideDisclosure", "TideLedger", "TideRelease", "TideRegistry"],
        path: "Benchmarks/Replay",
        swiftSettings: strict
    ),
    .executableTarget(
        name: "fuzz-reader",
        dependencies: ["TideCore", "TideAgreement", "TideDecision", "TideLedger"],
        path: "Tests/Fuzz",
        swiftSettings: strict
    ),
    .executableTarget(
        name: "ledger-tool",
        dependencies: ["TideCore", "TideLedger", "TideRelease", "TideRegistry", grdb],
        path: "Tests/LedgerTool",
        swiftSettings: strict
    ),
    .testTarget(
        name: "TideEndToEndTests",
        dependencies: ["tidegate", "TideTestSupport", "TideCore", "TideLedger", "TideRelease"],
        swiftSettings: strict
    ),
]

let package = Package(
    name: "tidegate",
    products: single == nil ? [.executable(name: "tidegate", targets: ["tidegate"])] : [],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", .upToNextMinor(from: "0.27.1")),
    ],
    targets: [.systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])])]
        + chosen.map { stage in
            .target(
                name: stage.name,
                dependencies: stage.imports.map { .byName(name: $0) } + stage.libraries,
                swiftSettings: strict
            )
        }
        + [testSupport] + tested
        + (chosen.contains { $0.name == "TidePseudonym" } ? pseudonymSpeed : [])
        + (chosen.contains { $0.name == "TideDisclosure" } ? disclosureSpeed : [])
        + (chosen.contains { $0.name == "TideFirewall" } ? networkSpeed : []) + (single == nil ? programs : [])
)
