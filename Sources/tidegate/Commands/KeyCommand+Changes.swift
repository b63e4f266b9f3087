import ArgumentParser
import TideCore
import TideLedger
import TideRelease

/// The root keys that sign a change of keys.
struct RootKeyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A root key; once for each. The workspace's own, if none is named.",
            valueName: "file"
        )
    )
    var rootKey: [String] = []

    @Option(
        help: ArgumentHelp(
            "A file whose first line is a root key's passphrase: one for all or one for each; else it is the workspace's.",
            valueName: "file"
        )
    )
    var rootPassphraseFile: [String] = []

    func validate() throws {
        guard rootPassphraseFile.count <= 1 || rootPassphraseFile.count == rootKey.count else {
            throw ValidationError("name one --root-passphrase-file, or one for each --root-key")
        }
    }

    /// Opens them.
    ///
    /// - Parameter passphrase: the workspace's.
    func open(in paths: WorkspacePaths, _ history: KeyHistory, passphrase: Redacted<[UInt8]>) throws -> [SigningKey] {
        let secrets = try rootPassphraseFile.map(PassphraseSource.file)
        func secret(_ position: Int) -> Redacted<[UInt8]> {
            secrets.isEmpty ? passphrase : secrets[secrets.count == 1 ? 0 : position]
        }
        let own = history.inForce(.root).compactMap { paths.stem(of: $0.keyID, .root) }.map { "\($0).key.pem" }
        let files = rootKey.isEmpty ? own.filter(DurableFile.exists) : rootKey
        return try files.enumerated().map { try KeyPair.open($0.element, passphrase: secret($0.offset)) }
    }
}

extension KeyCommand {
    /// The command `tidegate key rotate`.
    struct Rotate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Puts a new key in the place of the newest of a role, with an overlap.",
            discussion: """
                The ledger says so by an entry that more than half of the root keys sign. Until the overlap ends, the old key \
                goes on signing entries, and tree heads carry a line of both: that is the time to hand out the new trust folder, \
                which is written. Afterwards the new key signs alone. A run that was killed after the entry is ended by the next \
                command that writes. A release key that was lost signs no rotation: `tidegate key enrol --lost`.

                The new key is made in the workspace; one that was made elsewhere is named by --public-key, for a log or release \
                key with the --signer that reaches it, for a root key with the --new-key that signs the entry.

                Example:  tidegate key rotate --role release --root-key r1.pem --root-key r2.pem --overlap 30 \
                --workspace office --passphrase-file secret
                """
        )

        @Option(help: "root, registrar, log or release.")
        var role: KeyRole

        @Option(help: ArgumentHelp("How long the old key still counts.", valueName: "days"))
        var overlap: Int

        @Option(
            help: ArgumentHelp(
                "The key that is replaced, where the role has several; its newest otherwise.",
                valueName: "key id"
            )
        )
        var previous: String?

        @Option(help: "Why, for the auditor.")
        var reason: String?

        @OptionGroup var new: NewKeyOptions
        @OptionGroup var roots: RootKeyOptions
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func validate() throws {
            guard (0...3660).contains(overlap) else { throw ValidationError("--overlap is 0 to 3660 days") }
            try new.check(for: role)
        }

        func run() throws {
            try printing.conclude { console in
                let passphrase = try workspace.passphrase.read()
                let office = try WorkspaceOpening.openForWriting(
                    workspace.workspace,
                    passphrase: passphrase,
                    console: console
                )
                try office.ledger.expectOpen()
                let history = try office.keys()
                guard let old = previous ?? history.inForce(role).last?.keyID else {
                    throw ReleaseError.failed([Diagnostic(.noLogKey)])
                }
                let rootKeys = try roots.open(in: office.paths, history, passphrase: passphrase)
                let key = try new.make(role, in: office.paths, passphrase: passphrase)
                let rotating = office.configuration.rotating(role, from: old, command: new.signer)
                try DurableFile.replace(office.paths.configuration, with: rotating.encoded)
                var generator = SystemRandomNumberGenerator()
                let now = SystemClock.now
                let until = Instant(secondsSince1970: now.secondsSince1970 + Int64(overlap) * 86_400)
                let changing = KeyChanging(office: office, roots: rootKeys) {
                    CrashPoint.requested?.reached($0.rawValue)
                }
                let outcome = try changing.rotate(
                    role,
                    to: key,
                    from: old,
                    until: until,
                    reason: reason,
                    at: now,
                    using: &generator
                )
                return verdict(on: outcome, key.verifyingKey, until, in: office.paths)
            }
        }

        private func verdict(
            on outcome: KeyChanging.Outcome,
            _ key: VerifyingKey,
            _ until: Instant,
            in paths: WorkspacePaths
        ) -> Verdict {
            let files = outcome.trust.map { "\(paths.trust)/\($0)" }
            let handOut = files.isEmpty ? "" : "hand out before \(until): \(files.joined(separator: ", "))\n"
            return Verdict(
                text: "\(role.rawValue) key \(key.keyID), entry \(outcome.entry), overlap until \(until)\n" + handOut,
                json: [
                    "role": .string(role.rawValue), "keyID": .string(key.keyID), "entry": JSONValue(outcome.entry),
                    "overlapUntil": .string("\(until)"), "trust": JSONValue(files),
                ]
            )
        }
    }

    /// The command `tidegate key history`.
    struct History: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the office's keys by role, with the entries that brought, replaced and revoked them.",
            discussion: """
                One line for each key: role, key id, the entry that brought it, and whether another took its place or it was \
                revoked. `tidegate key rotate --previous` and `tidegate key revoke --key` take the key id.

                Example:  tidegate key history --workspace office --passphrase-file secret
                """
        )

        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { _ in
                let records = try workspace.open().keys().records
                return Verdict(
                    text: records.map { $0.line + "\n" }.joined(),
                    json: .array(records.map(\.json))
                )
            }
        }
    }
}

extension KeyHistory.Record {
    /// Tab-separated: role, key id, the entry that brought it, and what became of it.
    fileprivate var line: String {
        var fields = [role.rawValue, keyID, "entry \(index)"]
        if let replacement {
            fields.append("replaced by entry \(replacement.index), overlap until \(replacement.overlapUntil)")
        }
        if let revocation {
            let since = revocation.from.time.map { ", in other hands since \($0)" } ?? ""
            fields.append("revoked by entry \(revocation.index) from index \(revocation.from.index) on\(since)")
        }
        return fields.joined(separator: "\t")
    }

    fileprivate var json: JSONValue {
        .members([
            "role": .string(role.rawValue), "keyID": .string(keyID), "entry": JSONValue(index),
            "inForce": .bool(isInForce),
            "replaced": replacement.map {
                ["entry": JSONValue($0.index), "overlapUntil": .string("\($0.overlapUntil)")]
            },
            "revoked": revocation.map { revocation in
                .members([
                    "entry": JSONValue(revocation.index), "fromIndex": JSONValue(revocation.from.index),
                    "fromTime": revocation.from.time.map { .string("\($0)") },
                ])
            },
        ])
    }
}
