package import TideAgreement
package import TideCore
package import TideFirewall

/// What a version of an agreement permits beyond one that it replaces, and who of that one's signatories must sign it beside its
/// own.
///
/// Who approves an amendment would else be for the amendment to say: whoever leaves a signatory out of the wider text needs no
/// signature of theirs.
package struct WiderVersion: Hashable, Sendable {
    package let before: AgreementVersion
    package let after: AgreementVersion
    /// What is wider, or would be if no other document held it back; each kind once, at least one.
    package let kinds: [Widening.Kind]
    /// Signatories of the version before, beside those of the new one, whose key is in force.
    package let officers: [OfficerName]
    /// Its quorums, of which officers with a key in force are left.
    private let quorums: [Quorum]
    private let all: [OfficerName: Officer]

    /// - Parameters:
    ///   - day: on which keys must be in force.
    /// - Returns: `nil` where the new version permits no more.
    package init?(_ before: Agreement, in old: PolicySet, _ after: Agreement, in new: PolicySet, on day: CalendarDate) {
        let beyond = PolicyDifference(before, in: old, after, in: new).agreements.flatMap(\.beyond)
        guard !beyond.isEmpty else { return nil }
        func mayStillSign(_ name: OfficerName) -> Bool {
            new.officer(name)?.keys.contains { $0.maySign(on: day) } ?? false
        }
        self.before = before.identity
        self.after = after.identity
        self.kinds = Widening.Kind.allCases.filter { kind in beyond.contains { $0.kind == kind } }
        self.officers = before.signatories.filter { mayStillSign($0) && !after.signatories.contains($0) }
        self.quorums = before.signatoryQuorums.map { quorum in
            Quorum(count: quorum.count, from: quorum.from.filter(mayStillSign), distinct: quorum.distinct)
        }
        let names = before.possibleSignatories.compactMap { name in new.officer(name).map { (name, $0) } }
        self.all = Dictionary(names) { first, _ in first }
    }

    /// Whose signatures are missing beside those of some officers, in words.
    ///
    /// Of a quorum that has fewer left than it asks for, all who are left are due.
    package func missing(given: [OfficerName]) -> [String] {
        officers.filter { !given.contains($0) }.map(\.description)
            + quorums.compactMap { quorum in
                let indexed = IndexedQuorum(quorum) { all[$0] }
                guard indexed.missing(given: given) > 0, !indexed.able(beside: given).isEmpty else { return nil }
                return quorum.summary
            }
    }

    /// What is wider, as a message lists it.
    fileprivate var kindsListed: String { kinds.map(\.rawValue).joined(separator: ", ") }
}

extension RegistrationMatter {
    /// For every live version that this one replaces and is wider than, what is wider.
    ///
    /// - Complexity: some hundred decisions for each grant, where it replaces a version.
    func wider(on day: CalendarDate) -> [WiderVersion] {
        replaced.compactMap { before in
            WiderVersion(before, in: inForce, agreement, in: policies, on: day)
        }
    }

    /// - Throws: ``ReleaseError/refused(_:)`` for a version that is wider than one that it replaces, where signatories of that one
    ///   have not signed it.
    func expectWideningSigned(given: [OfficerName], on day: CalendarDate) throws {
        // Without signatories of its own the older version asks for nobody else, and nothing need be compared.
        let others = replaced.contains { !Set($0.possibleSignatories).isSubset(of: given) }
        guard others else { return }
        let unsigned = wider(on: day).filter { !$0.missing(given: given).isEmpty }
        guard unsigned.isEmpty else {
            throw ReleaseError.refused(
                unsigned.map { wider in
                    let missing = wider.missing(given: given).joined(separator: ", ")
                    return Diagnostic(
                        .wideningNotSigned,
                        [wider.after.description, wider.before.description, wider.kindsListed, missing]
                    )
                }
            )
        }
    }
}

extension Office {
    /// What a version of a policy folder permits beyond what is registered; nothing where it replaces nothing.
    ///
    /// - Throws: as ``AgreementRegistration/register(_:files:folder:signatures:at:using:)`` where it could not enter as it is.
    package func wider(
        _ id: Identifier,
        files: [String: [UInt8]],
        folder: String,
        at instant: Instant
    ) throws -> [WiderVersion] {
        try RegistrationMatter(of: id, files: files, folder: folder, office: self, at: instant).wider(on: instant.date)
    }

    /// The same of the version that is proposed.
    package func wider(proposed id: Identifier, at instant: Instant) throws -> [WiderVersion] {
        try proposal(of: id, at: instant).0.wider(on: instant.date)
    }

    /// Who signed the live versions that a version of an agreement would replace, so that their signature of it counts too.
    package func signatoriesReplaced(by agreement: Agreement, at instant: Instant) throws -> [OfficerName] {
        try replaced(by: agreement, at: instant).flatMap(\.possibleSignatories)
    }
}

extension OfficeBooks {
    /// The newest live version below a version of an agreement, and the agreement that it supersedes.
    func replaced(by agreement: Agreement, at instant: Instant) throws -> [Agreement] {
        let policies = try policies()
        let own = try liveVersions(of: agreement.id, at: instant).last { $0.version < agreement.version }?.versioned
        let other = try agreement.supersedes.flatMap { ended in
            try liveVersions(of: ended.id, at: instant).first { $0.version == ended.version }?.versioned
        }
        return [own, other].compactMap { version in
            version.flatMap { policies.agreement($0.id, version: $0.version) }
        }
    }
}
