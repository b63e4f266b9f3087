import TideAgreement
import TideCore
import TideRelease

extension AgreementOnRecord {
    /// The signed form, below who signed it, when it was registered and where it stands.
    ///
    /// - Parameter notice: what a reader must know before anything else.
    func verdict(notice: String?, in office: Office, at instant: Instant) throws -> Verdict {
        let listing = try office.agreementListings(of: registered.id, at: instant)
            .first { $0.version == registered.version }
        let state = listing?.state ?? .draft
        var text = "\(registered.id) version \(registered.version): \(state.rawValue)\n"
        text += notice.map { "\($0)\n" } ?? ""
        text += "registered \(registered.registeredAt), entry \(registered.entry)\n"
        text += "signed form \(registered.identity)\n"
        text += "signed by \(erasure?.words ?? signers.map(\.description).joined(separator: ", "))\n"
        let members: [String: JSONValue?] = [
            "changed": listing?.unbound.map { JSONValue($0.changed) }, "entry": JSONValue(registered.entry),
            "missingSignatures": listing?.unbound.map { JSONValue($0.missing) },
            "notice": notice.map(JSONValue.string), "registeredAt": .string("\(registered.registeredAt)"),
            "signedForm": .string(registered.identity.hex), "signers": JSONValue(signers.map(\.description)),
            "signersErased": erasure?.json,
            "state": .string(state.rawValue),
        ]
        let json = (form.members ?? [:]).merging(members.compactMapValues(\.self)) { $1 }
        return Verdict(text: text + CanonicalJSON.readable(form), json: .object(json))
    }
}

/// What became of every version of an agreement, as ledger and register have it.
struct AgreementHistory {
    let verdict: Verdict

    /// - Parameter version: this one alone; every version where it is `nil`.
    init(of id: Identifier, _ version: Int?, in office: Office) throws {
        let all = try office.register.events(of: id)
        guard !all.isEmpty else { throw ReleaseError.invalid([Diagnostic(.agreementUnknown, [id.text])]) }
        let events = all.filter { version ?? $0.version == $0.version }
        guard !events.isEmpty else {
            let number = version.map { String($0) } ?? ""
            throw ReleaseError.invalid([Diagnostic(.versionNotRegisteredHere, [id.text, number])])
        }
        let policies = try office.policies()
        var (text, json): (String, [JSONValue]) = ("", [])
        for event in events.sorted(by: { ($0.version, $0.entry) < ($1.version, $1.entry) }) {
            let reason = try office.reason(ofEntry: event.entry)
            let signers = try office.signers(ofEntry: event.entry).map(\.description)
            text += "version \(event.version)\t\(event.recordedAt)\t\(event.kind.rawValue)"
            text += event.effective == event.recordedAt ? "" : ", from \(event.effective)"
            let erasure = try office.erasureOfSigners(ofEntry: event.entry)
            text += "\tentry \(event.entry)\tby \(erasure?.words ?? signers.joined(separator: ", "))"
            text += (reason.map { "\t\($0)" } ?? "") + "\n"
            var members = AgreementCommand.json(of: event)
            members["reason"] = reason.map(JSONValue.string)
            members["signers"] = JSONValue(signers)
            members["signersErased"] = erasure?.json
            if event.kind == .terminated, let cascade = try Cascade(of: event.versioned, in: policies, office: office) {
                text += cascade.text
                members["downstream"] = cascade.downstreamJSON
                members["releases"] = cascade.releasesJSON
            }
            json.append(.object(members))
        }
        verdict = Verdict(text: text, json: .array(json))
    }
}
