import ArgumentParser
import TideCore
import TideLedger
import TideRelease

extension KeyCommand {
    /// The command `tidegate key revoke`.
    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Revokes a key from an index of the log on.",
            discussion: """
                What the key signed from that index on is refused by every audit; so it is the index of the next entry, unless \
                entries in the log are not the office's. --from-time says since when the key may have been in other hands: an \
                audit asks for witnesses or time stamps from before it. Rotate a key first, then revoke the old one. Look with \
                --dry-run first: it says which entries' signatures stop counting, and logs nothing.

                Example:  tidegate key revoke --role release --key KEYID --from-index 120 --from-time 2026-11-28T00:00:00Z \
                --root-key r1.pem --root-key r2.pem --workspace office --passphrase-file secret
                """
        )

        @Option(help: "root, registrar, log or release.")
        var role: KeyRole

        @Option(help: ArgumentHelp("The key, as `tidegate key history` lists it.", valueName: "key id"))
        var key: String

        @Option(help: ArgumentHelp("The first index at which it counts no more.", valueName: "index"))
        var fromIndex: Int

        @Option(
            help: ArgumentHelp("Since when it may have been in other hands.", valueName: "time"),
            transform: { text in
                guard let time = Instant(text) else { throw ValidationError("a time is written 2026-11-28T00:00:00Z") }
                return time
            }
        )
        var fromTime: Instant?

        @Option(help: "Why, for the auditor.")
        var reason: String?

        @Flag(help: "Say which entries' signatures would stop counting, and log nothing.")
        var dryRun = false

        @OptionGroup var roots: RootKeyOptions
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var printing: OutputOptions

        func run() throws {
            try printing.conclude { console in
                let passphrase = try workspace.passphrase.read()
                let office =
                    try dryRun
                    ? WorkspaceOpening.open(workspace.workspace, passphrase: passphrase)
                    : WorkspaceOpening.openForWriting(
                        workspace.workspace,
                        passphrase: passphrase,
                        console: console,
                        except: role == .release ? key : nil
                    )
                let history = try office.keys()
                guard history.record(role, key) != nil, let stem = office.paths.stem(of: key, role) else {
                    throw ValidationError(
                        "the log has no \(role.rawValue) key \(key), or its public half is not in keys/"
                    )
                }
                let effect = try RevocationEffect(of: key, role, from: fromIndex, in: office)
                if dryRun { return verdict(effect, entry: nil) }
                let path = "\(stem).pub.pem"
                let revoked = try VerifyingKey(pem: DurableFile.read(path), file: path)
                var generator = SystemRandomNumberGenerator()
                let signing = try roots.open(in: office.paths, history, passphrase: passphrase).filter {
                    $0.verifyingKey != revoked
                }
                let outcome = try KeyChanging(office: office, roots: signing).revoke(
                    role,
                    revoked,
                    from: KeyEventEntry.InvalidFrom(index: fromIndex, time: fromTime),
                    reason: reason,
                    at: SystemClock.now,
                    using: &generator
                )
                return verdict(effect, entry: outcome.entry)
            }
        }

        /// - Parameter entry: the entry that revokes the key; `nil` where nothing was logged.
        private func verdict(_ effect: RevocationEffect, entry: Int?) -> Verdict {
            let words = entry == nil ? "would count no more" : "counts no more"
            let logged = entry.map { ", entry \($0)" } ?? ""
            var text = "\(role.rawValue) key \(key) \(words) from index \(fromIndex) on\(logged)\n"
            if let size = effect.largestHead {
                text += "tree heads over more than \(size) entries: its line stops counting\n"
            } else {
                let list = effect.entries.map { String($0) }.joined(separator: ", ")
                text += "entries whose signature stops counting: \(list.isEmpty ? "none" : list)\n"
            }
            return Verdict(
                text: text,
                json: .members([
                    "role": .string(role.rawValue), "keyID": .string(key), "entry": entry.map { JSONValue($0) },
                    "fromIndex": JSONValue(fromIndex), "fromTime": fromTime.map { .string("\($0)") },
                    "entries": .array(effect.entries.map { JSONValue($0) }),
                    "largestHead": effect.largestHead.map { JSONValue($0) },
                ])
            )
        }
    }
}
