import TideAgreement
package import TideCore
import TideLedger

/// Takes newer lists of revoked certificates for a party's certificates: an entry of the ledger first.
///
/// A list is signed by its issuer, so nobody else signs. It is of today, and newer than every list of its issuer that was
/// accepted before: nobody can put an old one back.
package struct RevocationUpdate {
    private let office: Office

    package init(office: Office) { self.office = office }

    /// What came of it.
    package struct Outcome: Sendable {
        package let party: Identifier
        package let entry: Int
        /// The files that hold the lists now, sorted.
        package let files: [String]
        /// The registered agreements that it leaves without a signature, decided again.
        package let unbound: [PartyRegistration.Unbound]
    }

    /// - Parameter given: lists in PEM by the name to print for each.
    /// - Throws: ``ReleaseError/refused(_:)`` for a list that is older than the one in force; ``ReleaseError/invalid(_:)`` for
    ///   one that does not count for the party, and where nothing is new.
    package func accept(
        _ given: [String: [UInt8]],
        of party: Identifier,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Outcome {
        let policies = try office.policies()
        guard let document = policies.parties[party] else {
            throw ReleaseError.refused(.partyNotRegistered, party.text)
        }
        let accepted = try AcceptedLists(of: office)
        let certificates = document.officers.flatMap(\.keys).compactMap(\.certificate)
        var files = accepted.files
        var (older, strange): ([Diagnostic], [Diagnostic]) = ([], [])
        for (name, bytes) in given.sorted(by: { $0.key < $1.key }) {
            for list in try RevocationList.readAll(bytes, file: name) {
                var flaw: String? = "none of its certificates asks for lists"
                var paths: Set<String> = []
                for certificate in certificates {
                    guard let path = certificate.paths.revocations else { continue }
                    let reason = list.flaw(under: certificate.issuers ?? [], at: instant)
                    if reason == nil { paths.insert(path) } else { flaw = reason }
                }
                for path in paths {
                    let others = (files[path] ?? []).filter { $0.scope != list.scope }
                    // Of several that are given the newest is taken, whatever their names.
                    let newer = (files[path] ?? []).contains { $0.scope == list.scope && $0.isNewer(than: list) }
                    if !newer { files[path] = others + [list] }
                }
                if paths.isEmpty, let flaw {
                    strange.append(Diagnostic(.revocationsStrange, [name, party.text, flaw]))
                }
                if let problem = accepted.refusal(of: list, file: name) { older.append(problem) }
            }
        }
        guard strange.isEmpty else { throw ReleaseError.invalid(strange) }
        guard older.isEmpty else { throw ReleaseError.refused(older) }
        let changed = files.filter { Set($0.value) != Set(accepted.files[$0.key] ?? []) }
        guard !changed.isEmpty else { throw ReleaseError.invalid(.revocationsUnchanged) }
        return try commit(changed, of: party, at: instant, using: &generator)
    }

    private func commit(
        _ files: [String: [RevocationList]],
        of party: Identifier,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Outcome {
        var stored: [String: ContentDigest] = [:]
        for (path, lists) in files.sorted(by: { $0.key < $1.key }) {
            stored[path] = try office.evidence.put(RevocationList.encode(lists), using: &generator)
        }
        let before = try office.unboundAgreements(at: instant)
        let entry = PartyEntry(
            .revocations,
            members: Set(stored.values).map { .init(id: party, digest: $0, previous: nil) },
            registrar: nil
        )
        let index = try office.commit(
            entry.draft(using: &generator),
            [.parties([], files: stored)],
            at: instant,
            using: &generator
        )
        return Outcome(
            party: party,
            entry: index,
            files: stored.keys.sorted(),
            unbound: try office.unboundAgreements(at: instant).subtracting(before).sorted {
                $0.agreement < $1.agreement
            }
        )
    }
}
