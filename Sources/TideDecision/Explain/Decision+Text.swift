import TideAgreement
import TideCore

extension Decision {
    /// The decision for people, in lines: the verdict, every reason with its place and what helps, and the nearest request.
    ///
    /// No final newline.
    package var text: String { (isPermitted ? permitLines : refusalLines).joined(separator: "\n") }

    private var permitLines: [String] {
        let by = agreement.map(\.description) ?? ""
        let head = phrase(.permitted, [by, grant?.text ?? ""])
        return [head] + (obligations?.lines ?? []) + (pendingApprovals?.lines ?? [])
    }

    private var refusalLines: [String] {
        var lines = [phrase(.refused, ["\(reasons.count)"])]
        lines += reasons.flatMap(\.lines)
        let others = candidates.dropFirst()
        if !others.isEmpty {
            lines.append(phrase(.otherCandidates))
            for other in others {
                let codes = other.reasons.map(\.code.rawValue)
                lines.append(indented(phrase(.otherCandidate, ["\(other.agreement)", "\(other.grant)", list(codes)])))
            }
        }
        return lines + nearestLines
    }

    private var nearestLines: [String] {
        if let nearest { return nearest.lines }
        // What helps against composition stands with its reason: the data decided, not the request.
        if reasons.contains(where: { $0.code == .composition }) { return [] }
        let isOnlyApproval = !reasons.isEmpty && reasons.allSatisfy { $0.message == .approvalsMissing }
        return [phrase(isOnlyApproval ? .nearestIsApproval : .nearestNone)]
    }
}

extension Reason {
    /// The reason as a sentence with its code and place, then what helps on a line of its own.
    package var lines: [String] {
        let sentence = Diagnostic(message, [asked, allowed])
        let place = clause.map { " (\($0.place), \($0.path))" } ?? ""
        let head = indented("\(code.rawValue): \(sentence.message)\(place)")
        return [head] + (sentence.hint.map { [indented("  " + phrase(.hint, [$0]))] } ?? [])
    }
}

extension Obligations {
    /// Each obligation as a sentence.
    var lines: [String] {
        var lines = columns.map { column in
            let (message, argument) = column.treatment.sentence
            return phrase(message, [column.name, argument])
        }
        if let due = safeguards.kAnonymity {
            lines.append(phrase(.obligedK, ["\(due.k)", "\(due.suppression)"]))
        }
        if !safeguards.preserve.isEmpty {
            lines.append(phrase(.obligedPreserve, [list(safeguards.preserve.map(\.rawValue))]))
        }
        lines.append(phrase(.obligedForm, [form.rawValue]))
        if let reference { lines.append(phrase(.obligedReference, ["\(reference.from)", "\(reference.until)"])) }
        return lines.map(indented)
    }
}

extension Treatment {
    /// The sentence of a treatment and its second argument; the first is the column.
    fileprivate var sentence: (DiagnosticCode, String) {
        switch self {
        case .keep: (.obligedKeep, "")
        case .drop: (.obligedDrop, "")
        case .generalise(let level): (.obligedGeneralise, level)
        case .band(let width): (.obligedBand, String(width))
        case .pseudonymise(let pseudonymisation): (.obligedPseudonymise, pseudonymisation.domain.text)
        }
    }
}

extension PendingApprovals {
    /// Who must still approve.
    var lines: [String] {
        let message: DiagnosticCode = distinct == .persons ? .approvalsDue : .approvalsDueOfParties
        return [indented(phrase(message, ["\(missing)", list(from)]))]
    }
}

extension NearestRequest {
    /// The changes, one a line.
    package var lines: [String] {
        [phrase(.nearestFound, ["\(agreement)", "\(grant)"])]
            + changes.map { indented($0.sentence) } + (pendingApprovals?.lines ?? [])
    }
}

extension RequestChange {
    /// The change as an instruction.
    package var sentence: String {
        switch self {
        case .leaveOut(let name): phrase(.changeLeaveOut, [name])
        case .leavePseudonymisationOpen(let name): phrase(.changePseudonymisation, [name])
        case .leaveFormOpen: phrase(.changeForm)
        case .raiseK(let least): phrase(.changeK, ["\(least)"])
        case .lowerSuppression(let most): phrase(.changeSuppression, ["\(most)"])
        case .leaveReferenceOpen: phrase(.changeReferenceOpen)
        case .coverReference(let period): phrase(.changeReference, ["\(period.from)", "\(period.until)"])
        case .leaveOfficerOpen: phrase(.changeOfficerOpen)
        case .askAs(let officer): phrase(.changeOfficer, ["\(officer)"])
        case .decideFrom(let day): phrase(.changeDayFrom, ["\(day)"])
        case .decideUntil(let day): phrase(.changeDayUntil, ["\(day)"])
        case .purpose(let purpose): phrase(.changePurpose, ["\(purpose)"])
        }
    }
}

/// A line of the catalogue, filled.
func phrase(_ code: DiagnosticCode, _ arguments: [String] = []) -> String { Diagnostic(code, arguments).message }

private func indented(_ line: String) -> String { "  \(line)" }
