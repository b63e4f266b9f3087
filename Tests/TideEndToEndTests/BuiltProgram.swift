import Foundation
import TideTestSupport

/// The built `tidegate`, run as a user runs it.
struct BuiltProgram {
    /// What a run printed and how it ended.
    struct Run {
        let status: Int32
        let output: String
        let messages: String

        /// Standard output as JSON.
        var json: [String: Any] {
            (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any] ?? [:]
        }
    }

    /// Where the build put it: beside the test bundle.
    static let executable: URL = {
        let beside = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
            .deletingLastPathComponent()
        let folder = beside ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        return folder.appending(path: "tidegate")
    }()

    /// Set on top of the machine's environment, whose locale is left out: tests read what is said in English unless they ask for more.
    var environment: [String: String] = [:]
    var folder: URL?

    /// What a started program finds in its environment.
    var wholeEnvironment: [String: String] {
        let machine = ProcessInfo.processInfo.environment.filter { name, _ in
            name != "LANG" && name != "LANGUAGE" && !name.hasPrefix("LC_")
        }
        // UTF-8, so that the shell's tools read characters as tests write them.
        return machine.merging(["LANG": "C.UTF-8"]) { $1 }.merging(environment) { $1 }
    }

    /// Runs to the end; a signal gives its number, negative.
    @discardableResult
    func run(_ arguments: [String]) throws -> Run {
        try launch(Self.executable, arguments)
    }

    /// Runs any other program the same way.
    func launch(_ executable: URL, _ arguments: [String]) throws -> Run {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = wholeEnvironment
        process.currentDirectoryURL = folder
        let prefix = FileManager.default.temporaryDirectory.appending(path: "tidegate-run-\(UUID().uuidString)")
        let output = prefix.appendingPathExtension("out")
        let messages = prefix.appendingPathExtension("err")
        defer {
            try? FileManager.default.removeItem(at: output)
            try? FileManager.default.removeItem(at: messages)
        }
        for file in [output, messages] { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: messages)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let status =
            process.terminationReason == .uncaughtSignal ? -process.terminationStatus : process.terminationStatus
        return Run(
            status: status,
            output: try String(contentsOf: output, encoding: .utf8),
            messages: try String(contentsOf: messages, encoding: .utf8)
        )
    }
}
