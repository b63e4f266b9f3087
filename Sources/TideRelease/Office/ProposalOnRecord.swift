import TideAgreement
import TideCore
import TideLedger

extension OfficeBooks {
    /// The version that is proposed and not registered, read again from the evidence, with its events.
    func proposal(of id: Identifier, at instant: Instant) throws -> (RegistrationMatter, [AgreementEvent]) {
        let events = try register.events(of: id)
        guard let last = events.last(where: { $0.kind == .proposed || $0.kind == .signed }),
            events.last(where: { $0.version == last.version }) == last,
            let proposed = events.first(where: { $0.version == last.version && $0.kind == .proposed })
        else { throw ReleaseError.invalid(.notProposed, id.text) }
        if let newer = events.last(where: { $0.kind == .registered && $0.version > last.version }) {
            let (version, since) = (String(last.version), String(newer.version))
            throw ReleaseError.refused(.proposalOvertaken, id.text, version, since)
        }
        var files: [String: [UInt8]] = [:]
        for (path, digest) in proposed.files { files[path] = try evidence.get(digest) }
        let matter = try RegistrationMatter(of: id, files: files, folder: "proposed", office: self, at: instant)
        guard matter.identity == last.identity else {
            throw ReleaseError.refused(.proposalDiffers, id.text, String(last.version))
        }
        return (matter, events.filter { $0.version == last.version })
    }

    /// The version that is proposed and not registered, with those whose signatures count now.
    func signers(ofProposed id: Identifier, at instant: Instant) throws -> (RegistrationMatter, [OfficerName]) {
        let (matter, earlier) = try proposal(of: id, at: instant)
        // A signature that no longer counts is one that is missing.
        let signers = try envelopes(of: earlier).compactMap { name, bytes in
            try? matter.signers([name: bytes], at: instant).first?.officer
        }
        return (matter, Set(signers).sorted())
    }

    /// The signatures of a version's proposal, by a name to print for each.
    func envelopes(of events: [AgreementEvent]) throws -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        for event in events {
            for digest in event.signatures { found["entry \(event.entry)/\(digest)"] = try evidence.get(digest) }
        }
        return found
    }
}
