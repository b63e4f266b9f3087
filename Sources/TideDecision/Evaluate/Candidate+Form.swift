import TideAgreement
import TideCore

extension Candidate {
    /// Whether the form asked is granted, and is the one that the columns and safeguards make.
    func form(of request: Request) -> [Finding] {
        var findings: [Finding] = []
        let implied = impliedForm(of: request)
        if let asked = request.form, asked > grant.form {
            let remedy = Remedy.changes([[.leaveFormOpen]])
            findings.append(finding(.formExceedsGrant, asked, allowed: grant.form, remedy))
        }
        if implied > grant.form {
            let remedy = remedy(for: request, limit: grant.form, elseOpen: false)
            findings.append(finding(.formOfColumns, implied, allowed: grant.form, remedy))
        } else if let asked = request.form, asked < implied {
            let remedy = remedy(for: request, limit: asked, elseOpen: true)
            findings.append(finding(.formContradicted, asked, allowed: implied, remedy))
        }
        return findings
    }

    /// What the file would be with the columns that are covered and the safeguards as merged.
    ///
    /// A pseudonym tells two records of a person apart from others, whatever k is; rows without k-anonymity are no better.
    /// Readable direct identifiers are not covered by any grant, so no file is identified.
    func impliedForm(of request: Request) -> Form {
        if covered(request).contains(where: \.isPseudonym) { return .pseudonymised }
        return merged(request.safeguards).kAnonymity.map { $0.k >= 2 } ?? false ? .kAnonymous : .pseudonymised
    }

    /// Leaving out the columns that are too telling, asking for k of at least 2, both, or leaving the form open.
    private func remedy(for request: Request, limit: Form, elseOpen: Bool) -> Remedy {
        let isTooTelling = limit < .pseudonymised
        let telling = covered(request).filter { $0.isPseudonym && isTooTelling }.map { RequestChange.leaveOut($0.name) }
        let alternatives = [
            elseOpen ? [.leaveFormOpen] : [], telling, [.raiseK(to: 2)], telling + [.raiseK(to: 2)],
        ]
        return .changes(alternatives.filter { !$0.isEmpty })
    }

    private func finding(_ message: DiagnosticCode, _ asked: Form, allowed: Form, _ remedy: Remedy) -> Finding {
        let reason = Reason(
            .form,
            message,
            asked: asked.rawValue,
            allowed: allowed.rawValue,
            clause: grantClause("form")
        )
        return Finding(reason: reason, remedy: remedy)
    }
}

extension GrantColumn {
    /// Whether the column leaves as a pseudonym.
    var isPseudonym: Bool {
        if case .pseudonymise = treatment { true } else { false }
    }
}
