import TideAgreement
import TideCore

extension Decision {
    /// The decision for people, in lines: the verdict, every reason with its place and what helps, and the nearest request.
    ///
    /// No final newline.
    package var text: String { (isPermitted ? permitLines : refusalLines).joined(separator: "\n") }

    /// The same, and below it every clause of the best candidate with what was asked and what is agreed, one a line.
    ///
    /// - Parameter trace: see ``trace(_:in:facts:at:approvals:)``.
    package func text(with trace: [CheckedClause]) -> String {
        guard let agreement, let grant, !trace.isEmpty else { return "\(text)\n\(phrase(.traceNone))" }
        let head = phrase(.traceHead, ["\(agreement)", "\(grant)"])
        return ([text, head] + trace.map(\.line)).joined(separator: "\n")
    }

    private var permitLines: [String] {
        let by = agreement.map(\.description) ?? ""
        let head = phrase(.permitted, [by, grant?.text ?? ""])
        return [head] + (obligations?.lines ?? []) + (pendingApprovals?.lines ?? []) + signatureLines(pendingSignature)
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
        // What helps against a recall or composition stands with its reason: the data decided, not the request.
        if reasons.contains(where: { $0.code == .composition || $0.code == .recalled }) { return [] }
        let isOnlyApproval =
            !reasons.isEmpty && reasons.allSatisfy { $0.code == .approvals || $0.message == .requestUnsigned }
        return [phrase(isOnlyApproval ? .nearestIsApproval : .nearestNone)]
    }
}

extension Reason {
    /// The reason as a sentence with its code and place, then what helps on a line of its own.
    package var lines: [String] {
        let sentence = sentence
        let place = clause.map { " (\($0.place), \($0.path))" } ?? ""
        let head = indented("\(code.rawValue): \(sentence.message)\(place)")
        return [head] + (sentence.hint.map { [indented("  " + phrase(.hint, [$0]))] } ?? [])
    }
}

extension PendingApprovals {
    /// Who must still approve.
    var lines: [String] {
        let message: DiagnosticCode =
            switch distinct {
            case .persons: .approvalsDue
            case .units: .approvalsDueOfUnits
            case .parties: .approvalsDueOfParties
            }
        return (missing > 0 ? [indented(phrase(message, ["\(missing)", list(from)]))] : [])
            + (named.isEmpty ? [] : [indented(phrase(.approvalsDueNamed, [list(named)]))])
    }
}

extension NearestRequest {
    /// The changes, one a line.
    package var lines: [String] {
        [phrase(.nearestFound, ["\(agreement)", "\(grant)"])]
            + changes.map { indented($0.sentence) } + (pendingApprovals?.lines ?? [])
            + signatureLines(pendingSignature)
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
        case .model(let due): due.change
        case .leaveUnitOpen: phrase(.changeUnitOpen)
        case .access(let mode): phrase(.changeAccess, [mode.rawValue])
        case .leaveZoneOpen: phrase(.changeZoneOpen)
        case .retainUntil(let day): phrase(.changeRetain, ["\(day)"])
        case .leavePublicationOut: phrase(.changePublicationOut)
        case .publishFrom(let day): phrase(.changePublishFrom, ["\(day)"])
        case .leaveReferenceOpen: phrase(.changeReferenceOpen)
        case .coverReference(let period): phrase(.changeReference, ["\(period.from)", "\(period.until)"])
        case .leaveOfficerOpen: phrase(.changeOfficerOpen)
        case .askAs(let officer): phrase(.changeOfficer, ["\(officer)"])
        case .decideFrom(let day): phrase(.changeDayFrom, ["\(day)"])
        case .leaveRetentionOpen: phrase(.changeRetentionOpen, [])
        case .purpose(let purpose): phrase(.changePurpose, ["\(purpose)"])
        }
    }
}

extension SafeguardModel {
    /// To ask for it, as an instruction.
    fileprivate var change: String {
        switch family {
        case .lDiversity: phrase(.changeDiversity, [summary])
        case .tCloseness: phrase(.changeCloseness, [summary])
        default: phrase(.changeModel, [phrase(family.topic.name), summary])
        }
    }

    /// As an obligation of a permit.
    var obligation: String {
        switch family {
        case .lDiversity: phrase(.obligedL, [summary])
        case .tCloseness: phrase(.obligedT, [summary])
        default: phrase(.obligedModel, [phrase(family.topic.name), summary])
        }
    }
}

/// Who must still sign the request.
private func signatureLines(_ officer: OfficerName?) -> [String] {
    officer.map { [indented(phrase(.requestSignatureDue, [$0.description]))] } ?? []
}

/// A line of the catalogue, filled.
func phrase(_ code: DiagnosticCode, _ arguments: [String] = []) -> String { Diagnostic(code, arguments).message }

/// A line below another.
func indented(_ line: String) -> String { "  \(line)" }
