import TideAgreement
import TideCore

extension Candidate {
    /// Whether the form asked is granted, and is the one that the columns and safeguards make.
    func checkForm(of request: Request, _ asked: AskedColumns, implied: Form, into checks: inout ClauseChecks) {
        let granted = entry.grant.form
        if let stated = request.form, stated > granted {
            refuseForm(.formExceedsGrant, stated, allowed: granted, .change(.leaveFormOpen), into: &checks)
        }
        if implied > granted {
            let remedy = remedy(asked, limit: granted, elseOpen: false)
            refuseForm(.formOfColumns, implied, allowed: granted, remedy, into: &checks)
        } else if let stated = request.form, stated < implied {
            let remedy = remedy(asked, limit: stated, elseOpen: true)
            refuseForm(.formContradicted, stated, allowed: implied, remedy, into: &checks)
        } else if request.form.map({ $0 <= granted }) ?? true {
            checks.pass(.form, asked: implied.rawValue, allowed: granted.rawValue, clause: grantClause("form"))
        }
    }

    /// What the file would be with the columns that are covered and the safeguards as merged.
    ///
    /// A pseudonym tells two records of a person apart from others, whatever k is; rows without k-anonymity are no better.
    /// Readable direct identifiers are not covered by any grant, so no file is identified.
    func impliedForm(_ asked: AskedColumns, _ safeguards: Safeguards) -> Form {
        if asked.hasPseudonym { return .pseudonymised }
        return safeguards.kAnonymity.map { $0.k >= 2 } ?? false ? .kAnonymous : .pseudonymised
    }

    /// Leaving out the columns that are too telling, asking for k of at least 2, both, or leaving the form open.
    private func remedy(_ asked: AskedColumns, limit: Form, elseOpen: Bool) -> Remedy {
        let telling = limit < .pseudonymised ? asked.pseudonyms.map { RequestChange.leaveOut($0) } : []
        let alternatives = [
            elseOpen ? [.leaveFormOpen] : [], telling, [.raiseK(to: 2)], telling + [.raiseK(to: 2)],
        ]
        return .changes(alternatives.filter { !$0.isEmpty })
    }

    private func refuseForm(
        _ message: DiagnosticCode,
        _ asked: Form,
        allowed: Form,
        _ remedy: Remedy,
        into checks: inout ClauseChecks
    ) {
        let reason = Reason(
            .form,
            message,
            asked: asked.rawValue,
            allowed: allowed.rawValue,
            at: grantClause("form")
        )
        checks.refuse(.form, reason, remedy)
    }
}
