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

    /// The private key of a role, PKCS#8 under the passphrase.
    package func key(_ role: KeyRole) -> String { "\(keys)/\(role.rawValue).key.pem" }
    /// Its public half.
    package func publicKey(_ role: KeyRole) -> String { "\(keys)/\(role.rawValue).pub.pem" }
}
