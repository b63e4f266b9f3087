import TideCore
package import TideLedger

/// Where everything of a workspace lies.
package struct WorkspacePaths: Hashable, Sendable {
    package let root: String

    package init(root: String) { self.root = root }

    /// Office and origin, canonical JSON.
    package var configuration: String { "\(root)/workspace.json" }
    package var lock: String { "\(root)/lock" }
    package var registry: String { "\(root)/registry.sqlite" }
    package var ledger: String { "\(root)/ledger.sqlite" }
    /// The vault of tokens, where a domain has one.
    package var vault: String { "\(root)/pseudonyms.sqlite" }
    /// The master key, sealed under the passphrase.
    package var master: String { "\(root)/keys/master.sealed" }
    package var keys: String { "\(root)/keys" }
    package var evidence: String { "\(root)/evidence" }
    /// What is handed to recipients and auditors on another way than bundles.
    package var trust: String { "\(root)/trust" }
    /// The tlog-tiles export, kept up to date by every append.
    package var log: String { "\(root)/log" }
    /// Protected files of dry runs, removed before the run ends.
    package var scratch: String { "\(root)/scratch" }

    /// One file for each release that is under way, named for it; see ``ReleaseUnderWay``.
    package var underWay: String { "\(root)/under-way" }

    /// What the clocks said last, see ``ClockNote``.
    package var clock: String { "\(root)/clock.json" }
    /// That this workspace was made from a backup and the log does not say so yet, see ``RestoredNote``.
    package var restored: String { "\(root)/restored.sealed" }
    /// The master key, sealed under the recovery passphrase.
    package var recoveryMaster: String { "\(keys)/master.recovery.sealed" }

    /// The private key of a role that the log began with, PKCS#8 under the passphrase.
    package func key(_ role: KeyRole) -> String { "\(keys)/\(role.rawValue).key.pem" }
    /// Its public half.
    package func publicKey(_ role: KeyRole) -> String { "\(keys)/\(role.rawValue).pub.pem" }

    /// What the files of a later key are called, without `.key.pem` and `.pub.pem`: the role and the first digits of its key id.
    package func laterName(_ role: KeyRole, _ keyID: String) -> String { "\(role.rawValue)-\(keyID.prefix(16))" }

    /// Which changes of keys the ledger was found to hold.
    package var keyChanges: String { "\(keys)/changes.json" }

    /// The files of a key, as the path without `.key.pem` and `.pub.pem`; `nil` where its public half is not here.
    package func stem(of keyID: String, _ role: KeyRole) -> String? {
        [role.rawValue, laterName(role, keyID)].map { "\(keys)/\($0)" }.first { stem in
            let path = "\(stem).pub.pem"
            guard let bytes = try? DurableFile.read(path), let key = try? VerifyingKey(pem: bytes, file: path) else {
                return false
            }
            return key.keyID == keyID
        }
    }
}
