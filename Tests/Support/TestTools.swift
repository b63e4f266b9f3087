package import Foundation
package import Testing

/// The repository's root folder, found from this file's place in it.
package let repositoryRoot = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// Compares `actual` with `Golden/<name>` beside the calling test file.
///
/// Set `RECORD_GOLDEN=1` to rewrite. A recording run always fails, so a recorded file cannot pass unread.
package func expectGolden(
    _ actual: String,
    _ name: String,
    filePath: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let file = URL(filePath: filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
    try expect(actual, inFile: file, sourceLocation: sourceLocation)
}

/// Compares `actual` with the whole of a file, rewriting it under `RECORD_GOLDEN=1`, which fails the run.
package func expect(
    _ actual: String,
    inFile file: URL,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(actual.utf8).write(to: file)
        Issue.record(
            "recorded \(file.lastPathComponent); read the diff, then run again",
            sourceLocation: sourceLocation
        )
        return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(actual == expected, "golden file \(file.lastPathComponent) differs", sourceLocation: sourceLocation)
}

/// A fresh folder for one test, removed when `body` returns or throws.
package func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tidegate-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

/// SplitMix64: the same seed gives the same sequence on every machine.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { self.state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

/// Writes files by their paths relative to a folder, making the folders above them.
package func write(_ files: [String: [UInt8]], to folder: URL) throws {
    for (path, bytes) in files {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: file)
    }
}

/// Makes a named pipe that nobody writes to.
package func makePipe(at path: String) throws {
    // SAFETY: a C string of a Swift string lives for the call.
    guard unsafe mkfifo(path, 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
}
