package import TideCore
import TideLedger

/// Which log a statement is made for: what officers and the registrar sign names it, so that nothing signed for one office
/// counts in another, not even in a twin of the same name.
package struct LogIdentity: Hashable, Sendable {
    /// The log's name.
    package let origin: String
    /// SHA-256 of the first entry's bytes, which holds the log's key.
    package let genesis: ContentDigest

    package init(origin: String, genesis: ContentDigest) {
        self.origin = origin
        self.genesis = genesis
    }

    /// As members of a statement, `genesis` and `origin`.
    var members: [String: JSONValue] { ["genesis": .string(genesis.hex), "origin": .string(origin)] }

    /// Reads the members of a statement.
    init?(_ value: JSONValue) {
        guard let origin = value["origin"]?.text,
            let genesis = value["genesis"]?.text.flatMap(ContentDigest.init(hex:))
        else { return nil }
        self.init(origin: origin, genesis: genesis)
    }
}

extension LogIdentity: CustomStringConvertible {
    /// Name and the first sixteen digits of the genesis.
    package var description: String { "\(origin) (\(genesis.hex.prefix(16)))" }
}

extension OfficeBooks {
    /// The office's own log.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` for a ledger that was never begun.
    package func log() throws -> LogIdentity {
        guard let genesis = try store.entries(0..<1).first else {
            throw ReleaseError.failed(.changeNotUnderstood, "entry 0")
        }
        return LogIdentity(origin: configuration.origin, genesis: ContentDigest(of: genesis.body))
    }

    /// Refuses a statement that was made for another log.
    ///
    /// - Parameter file: how the message calls it.
    func expectOwn(_ log: LogIdentity, file: String) throws {
        let own = try self.log()
        guard log == own else { throw ReleaseError.refused(.statementOfAnotherLog, file, "\(log)", "\(own)") }
    }
}
