import Foundation
import TideCore
import TideLedger
import TideTestSupport

/// What a program said and how it ended.
struct Ran {
    let status: Int32
    let output: String
}

/// Runs a program that stands in the search path or under an absolute path.
func run(_ words: String..., in folder: URL? = nil) throws -> Ran {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Ran(status: process.terminationStatus, output: String(decoding: data, as: UTF8.self))
}

/// A test vector's bytes.
func vector(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: repositoryRoot.appending(path: "Tests/Vectors/\(path)")))
}

/// The codes of the messages that some work ends with; none if it succeeds.
func codes(_ work: () throws -> Void) -> [String] {
    do {
        try work()
        return []
    } catch let error as LedgerError {
        return error.diagnostics.map(\.code.rawValue)
    } catch {
        return ["\(error)"]
    }
}

/// The bytes with one of them changed.
func changed(_ bytes: [UInt8], at position: Int, by bits: UInt8 = 1) -> [UInt8] {
    var copy = bytes
    copy[position] ^= bits
    return copy
}

/// The block in a page of `docs/formats` that stands between a line of three back quotes with a label and the next.
func example(_ label: String, in page: String) throws -> String {
    let text = try String(contentsOf: repositoryRoot.appending(path: "docs/formats/\(page)"), encoding: .utf8)
    guard let start = text.range(of: "```\(label)\n"),
        let end = text.range(of: "```", range: start.upperBound..<text.endIndex)
    else { throw CocoaError(.fileReadCorruptFile) }
    return String(text[start.upperBound..<end.lowerBound])
}
