import TideAgreement
import TideCore

extension NetworkProof {
    /// The proof for people, in lines: each invariant, below a refuted one the path, the clause to blame and what restores it;
    /// then what the proof covers.
    ///
    /// No final newline.
    package var text: String {
        var lines = results.flatMap(\.lines)
        lines.append(network.coverage)
        lines += scope.declassifiers.map { item in
            phrase(.proofAssumes, [item.id.text, item.firewall.text, "\(item.by)", "\(item.until)"])
        }
        if let certificate {
            lines.append(phrase(.proofCertificate, [ContentDigest(of: certificate).hex, "\(certificate.count)"]))
        }
        return lines.joined(separator: "\n")
    }
}

extension Network {
    /// What anything that is said of the network covers.
    package var coverage: String { phrase(.proofScope, ["\(policies.agreements.count)"]) }
}

extension InvariantResult {
    /// Which invariant, and of which firewall.
    package var name: String {
        (firewall.map { "`\($0)`, " } ?? "") + "\(invariant.rawValue) \(phrase(invariant.name))"
    }

    package var lines: [String] {
        switch outcome {
        case .holds: [phrase(.proofHolds, [name])]
        case .unknown: [phrase(.proofUnknown, [name])]
        case .refuted(let counterexample):
            [phrase(.proofRefuted, [name, counterexample.sentence.message])]
                + counterexample.lines.map { "  \($0)" }
        }
    }
}

extension Invariant {
    /// What it is called.
    var name: DiagnosticCode {
        switch self {
        case .noDeadClause: .nameNoDeadClause
        case .amendmentOrder: .nameAmendmentOrder
        case .nonInterference: .nameNonInterference
        case .purposes: .namePurposes
        case .stickySafeguards: .nameStickySafeguards
        case .recombination: .nameRecombination
        case .closure: .nameClosure
        }
    }
}

extension Counterexample {
    /// The paths hop by hop, the clause to blame, and the edits.
    package var lines: [String] {
        var lines = paths.flatMap(\.lines)
        if !isShortest { lines.append(phrase(.proofNotShortest)) }
        let document = agreement?.description ?? blame.document.text
        lines.append(phrase(.proofBlame, [document, blame.path, "\(blame.place)"]))
        guard let first = edits.first else { return lines }
        lines.append(phrase(first.restores ? .proofEdits : .editMendsPath))
        return lines + edits.map { "  " + $0.changes.map(\.sentence).joined(separator: "; ") }
    }
}

extension FlowPath {
    fileprivate var lines: [String] {
        var lines = [phrase(.proofPath, [root.text, owner.text])]
        for (position, hop) in hops.enumerated() {
            lines += hop.made.map { "  " + phrase(.proofDerivation, [hop.provider.text, $0.text]) }
            let who = [
                "\(position + 1)", hop.provider.text, hop.dataset.text, hop.recipient.text, "\(hop.agreement)",
                hop.grantName.text, "\(hop.first)", "\(hop.last)", "\(hop.clause.place)",
            ]
            let terms = [
                hop.form.rawValue, "\(hop.k)", list(hop.purposes), list(hop.zones), shown(hop.heldUntil),
                list(hop.columns),
            ]
            lines += ["  " + phrase(.proofHop, who), "     " + phrase(.proofHopTerms, terms)]
        }
        let maker = hops.last?.recipient ?? owner
        return lines + made.map { "  " + phrase(.proofDerivation, [maker.text, $0.text]) }
    }
}

extension ClauseChange {
    /// Whether the path names a list, which gets one entry more.
    private var isEntry: Bool { path == "duties" || path == "linkage" }

    /// What to write where, as an instruction.
    package var sentence: String {
        guard let becomes else { return phrase(.editLeaveOut, [document, path, was ?? "none"]) }
        guard let was else { return phrase(isEntry ? .editAdd : .editWriteNew, [document, path, becomes]) }
        return phrase(.editWrite, [document, path, becomes, was])
    }
}
