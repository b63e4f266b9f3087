import TideAgreement
package import TideCore
package import TideDecision

/// What is supposed of the register while a request is put to two versions of an agreement: of both alike, so that only what
/// they say can differ.
package struct Supposition: Hashable, Sendable {
    /// Who approved, and nobody else; `nil` where approvals may come later.
    package var approvals: [OfficerName]?
    /// Who signed the version, and nobody else; `nil` where everybody did who may.
    package var signatures: [OfficerName]?
    /// When releases were made that count against the quota, ascending.
    package var used: [Instant] = []
    /// Since when the recipient owes a certificate of a destruction; `nil` where it owes nothing.
    package var overdue: Instant?
    /// Whether the version was reviewed, where its review is due on the day; `nil` where it is not due.
    package var isReviewed: Bool?

    /// Nothing beside everybody's signature, and that reviews were held.
    package static let ordinary = Supposition()

    /// Whether approvals count, or may come later.
    package var approvalMode: ApprovalMode { approvals == nil ? .pending : .required }
}

extension Supposition {
    /// Facts as it supposes them of one version.
    ///
    /// - Parameters:
    ///   - known: with every signature, and every review held.
    ///   - officer: who asks, and signs the request.
    func facts(_ known: State, of agreement: Agreement, askedBy officer: OfficerName?) -> State {
        let version = agreement.identity
        var (signed, reviewed, duties) = (known.signatures, known.reviewed, known.duties)
        if let signatures { signed[version] = signatures }
        if isReviewed == false { reviewed[version] = nil }
        if let overdue {
            let duty = OpenDuty(agreement: version, kind: .certifyDestruction, due: overdue, release: nil)
            duties.append(State.OwedDuty(party: agreement.recipient, duty: duty))
        }
        return State(
            signatures: signed,
            changed: known.changed,
            approvals: approvals ?? [],
            requestSignatures: approvals == nil ? [] : officer.map { [$0] } ?? [],
            standing: known.standing,
            used: used.isEmpty ? known.used : [agreement.id: used],
            duties: duties,
            reviewed: reviewed,
            declassifiers: known.declassifiers
        )
    }

    /// For programs; what is left out was supposed as usual.
    package var json: JSONValue {
        .members([
            "approvals": approvals.map { .array($0.map { .string("\($0)") }) },
            "signatures": signatures.map { .array($0.map { .string("\($0)") }) },
            "used": used.isEmpty ? nil : .array(used.map { .string("\($0)") }),
            "overdueSince": overdue.map { .string("\($0)") },
            "reviewed": isReviewed.map(JSONValue.bool),
        ])
    }

    /// In the words that follow a request; empty where nothing out of the ordinary is supposed.
    package var words: String {
        var parts: [String] = []
        if let approvals { parts.append(Self.approved(approvals.map { "`\($0)`" })) }
        if let signatures {
            let names = signatures.map { "`\($0)`" }.joined(separator: ", ")
            parts.append(worded(en: "signed by \(names) alone", fr: "signée par \(names) seulement"))
        }
        if let last = used.last {
            let (count, day) = (used.count, PlainDate.words(last.date))
            parts.append(
                worded(
                    en: "after \(count == 1 ? "a release" : "\(count) releases"), the last on \(day)",
                    fr: "après \(count == 1 ? "une diffusion" : "\(count) diffusions"), la dernière le \(day)"
                )
            )
        }
        if overdue != nil {
            parts.append(
                worded(
                    en: "with a certificate of destruction overdue",
                    fr: "une attestation de destruction étant en retard"
                )
            )
        }
        switch isReviewed {
        case true?: parts.append(worded(en: "after its review", fr: "la revue ayant eu lieu"))
        case false?: parts.append(worded(en: "without its review", fr: "la revue n’ayant pas eu lieu"))
        case nil: break
        }
        return parts.map { worded(en: "; ", fr: "\u{a0}; ") + $0 }.joined()
    }

    private static func approved(_ names: [String]) -> String {
        guard let last = names.last else {
            return worded(en: "approved by nobody", fr: "personne n’a approuvé")
        }
        guard names.count > 1 else {
            return worded(en: "approved by \(last) alone", fr: "seul \(last) a approuvé")
        }
        let others = names.dropLast().joined(separator: ", ")
        return worded(
            en: "approved by \(others) and \(last) alone",
            fr: "seuls \(others) et \(last) ont approuvé"
        )
    }
}
