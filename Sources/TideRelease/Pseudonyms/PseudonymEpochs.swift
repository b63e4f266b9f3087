package import TideCore

/// Which epoch each domain's pseudonyms are of.
package struct PseudonymEpochs: Hashable, Sendable {
    private let epochs: [Identifier: String]

    /// - Parameter epochs: by domain; of a domain that is not among them it is the first.
    package init(_ epochs: [Identifier: String] = [:]) { self.epochs = epochs }

    /// The epoch in force of a domain, `1` where nothing else is on record.
    package func epoch(of domain: Identifier) -> String { epochs[domain] ?? "1" }
}

extension OfficeBooks {
    /// The epochs in force, by the rotations on record.
    package var pseudonymEpochs: PseudonymEpochs {
        get throws {
            let rotations = try register.pseudonymActs().filter { $0.kind == .rotated }
            return PseudonymEpochs(Dictionary(rotations.map { ($0.domain, $0.epoch) }) { _, later in later })
        }
    }
}
