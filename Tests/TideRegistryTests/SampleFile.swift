import Foundation
import GRDB
import Testing
import TideCore
import TideLedger
import TideRegistry

extension KeyedDigest {
    /// The seal's key of the tests.
    static let test = KeyedDigest(of: Redacted([UInt8](repeating: 7, count: 32)), purpose: "register-seal")
}

extension URL {
    /// A register's path in a temporary folder.
    var registry: String { appending(path: "registry.sqlite").path }
}

/// A connection as another program would open the file: no settings of ours.
func foreignConnection(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    return try DatabaseQueue(path: path, configuration: configuration)
}

/// How many rows a table has, as another program sees it.
func rowCount(_ path: String, _ table: String) throws -> Int? {
    try foreignConnection(path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") }
}

/// Every byte of a file.
func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }

/// Expects one error of the registry.
func expectError(
    _ expected: RegistryError,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws -> Void
) {
    do {
        try body()
        Issue.record("no error, expected \(expected)", sourceLocation: sourceLocation)
    } catch {
        #expect(error as? RegistryError == expected, sourceLocation: sourceLocation)
    }
}
