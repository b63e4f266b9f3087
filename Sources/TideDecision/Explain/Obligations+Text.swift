import TideAgreement
import TideCore

extension Obligations {
    /// Each obligation as a sentence.
    var lines: [String] {
        var lines = columns.map { column in
            let (message, argument) = column.treatment.sentence
            return phrase(message, [column.name, argument])
        }
        if let due = safeguards.kAnonymity {
            lines.append(phrase(.obligedK, ["\(due.k)", "\(safeguards.suppression)"]))
        }
        lines += safeguards.models.map(\.obligation)
        if !safeguards.preserve.isEmpty {
            lines.append(phrase(.obligedPreserve, [list(safeguards.preserve.map(\.rawValue))]))
        }
        lines.append(phrase(.obligedForm, [form.rawValue]))
        if let reference { lines.append(phrase(.obligedReference, ["\(reference.from)", "\(reference.until)"])) }
        lines.append(phrase(.obligedAccess, [access.rawValue, list(zones)]))
        if let sealTo { lines.append(phrase(.obligedSeal, ["\(sealTo)"])) }
        switch optOut?.rule {
        case .keep(let values)?: lines.append(phrase(.obligedOptOutKeep, [optOut?.column ?? "", list(values)]))
        case .register(let name)?: lines.append(phrase(.obligedOptOutRegister, [optOut?.column ?? "", "\(name)"]))
        case nil: break
        }
        lines += outputs?.lines ?? []
        if let quotaLeft { lines.append(phrase(.obligedQuota, ["\(quotaLeft)"])) }
        return (lines + duties.map(\.line)).map(indented)
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
        case .code(let ends): (.obligedEnds, ends.summary)
        case .round(let base): (.obligedRounding, String(base))
        case .shift(let days): (.obligedShift, String(days))
        case .microaggregate(let how): (.obligedMeans, String(how.k))
        case .pseudonymise(let pseudonymisation): (.obligedPseudonymise, pseudonymisation.domain.text)
        }
    }
}

extension Outputs {
    /// Each rule about results as a sentence.
    fileprivate var lines: [String] {
        [
            phrase(.obligedPublication, [publication.rawValue]),
            reviewer.map { phrase(.obligedReviewer, ["\($0)"]) },
            embargo.map { phrase(.obligedEmbargo, ["\($0)"]) },
            minCell.map { phrase(.obligedMinCell, ["\($0)"]) },
            citation.map { phrase(.obligedCitation, [$0]) },
        ].compactMap(\.self)
    }
}

extension CreatedDuty {
    /// The duty as a sentence with its place.
    package var line: String {
        let time =
            switch due {
            case .by(let instant): phrase(.dueBy, ["\(instant)"])
            case .within(let term): phrase(.dueWithin, ["\(term)"])
            }
        let (place, path) = (clause.place, clause.path)
        return "\(phrase(kind.sentence, ["\(party)", to?.text ?? "", time])) (\(place), \(path))"
    }
}

extension DutyKind {
    /// The sentence of a duty; its arguments are who owes it, to whom, and when it is due.
    fileprivate var sentence: DiagnosticCode {
        switch self {
        case .destroy: .dutyDestroy
        case .certifyDestruction: .dutyCertify
        case .breachNotice: .dutyBreach
        case .reidentificationReport: .dutyReidentification
        case .correction: .dutyCorrection
        case .review: .dutyReview
        case .outputsReview: .dutyOutputsReview
        case .recallAnswer: .dutyRecall
        }
    }
}
