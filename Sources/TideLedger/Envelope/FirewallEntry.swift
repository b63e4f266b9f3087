package import TideCore

/// What became of a firewall, or that something was refused because it would have broken one.
package struct FirewallEntry: Sendable {
    /// What happened, as it stands in clear.
    package enum Event: String, Hashable, Sendable, CaseIterable {
        /// The owners of what it protects signed it.
        case declared
        /// So many of its owners as it names signed another text.
        case changed
        /// So many of its owners as it names signed that it ends.
        case removed
        /// An agreement did not enter, or did not come back, because it would have broken a firewall.
        case refused
    }

    /// Which firewall, to the byte.
    package struct Reference: Hashable, Sendable {
        package let id: Identifier
        /// Of the form that was signed.
        package let digest: ContentDigest

        package init(id: Identifier, digest: ContentDigest) {
            self.id = id
            self.digest = digest
        }

        package var json: JSONValue { ["digest": .string(digest.hex), "id": .string(id.text)] }
    }

    package let event: Event
    /// `nil` of a refusal: what it broke stands in ``finding``.
    package let firewall: Reference?
    /// The agreement that was refused; `nil` of everything else.
    package let agreement: AgreementReference?
    /// Who signed, with the key ids of the signatures.
    package let signatories: [(officer: OfficerName, keyID: String)]
    /// The index of the firewall's entry before this one; `nil` for its first.
    package let previous: Int?
    /// SHA-256 of the certificate of what was proved; `nil` where nothing was.
    package let certificate: ContentDigest?
    /// What would have been broken, and by which way: canonical JSON; `nil` of everything but a refusal.
    package let finding: JSONValue?

    package init(
        _ event: Event,
        firewall: Reference? = nil,
        agreement: AgreementReference? = nil,
        signatories: [(officer: OfficerName, keyID: String)] = [],
        previous: Int? = nil,
        certificate: ContentDigest? = nil,
        finding: JSONValue? = nil
    ) {
        self.event = event
        self.firewall = firewall
        self.agreement = agreement
        self.signatories = signatories
        self.previous = previous
        self.certificate = certificate
        self.finding = finding
    }

    /// Nothing in clear but what happened; the subject commits to the firewall, or to the agreement that was refused.
    package func draft(using generator: inout some RandomNumberGenerator) -> EntryDraft {
        let commitment = Commitment(to: firewall?.json ?? agreement?.json ?? .null, using: &generator)
        return EntryDraft(
            type: .firewall,
            subjects: [Statement.Subject(name: "firewall", digest: commitment.digest)],
            state: event.rawValue,
            hidden: [
                "agreement": agreement?.json,
                "certificate": certificate.map { .string($0.hex) },
                "commitment": commitment.opening,
                "finding": finding,
                "firewall": firewall?.json,
                "previous": previous.map { JSONValue($0) },
                "signatories": signatories.isEmpty ? nil : AgreementEntry.signatories(signatories),
            ]
        )
    }
}
