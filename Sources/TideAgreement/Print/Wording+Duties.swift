import TideCore

extension Wording {
    /// When the data is destroyed that an agreement's duty is about, without who does it.
    static func destruction(_ duty: Destruction) -> String {
        let deadline =
            switch duty.deadline {
            case .by(let day): "by \(date(day)), that day included"
            case .after(let length): "within \(term(length)) of the release"
            }
        return "destroys the data \(deadline)\(certification(duty))"
    }

    /// The certificate that a duty asks for, whichever day ends the holding.
    static func certification(_ duty: Destruction) -> String {
        ", and certifies it within \(term(duty.certifyWithin)) of that day"
    }

    /// - Parameter party: as the reader is to see it.
    static func breachNotice(to party: String, within length: Term) -> String {
        "tells \(party) of a breach within \(term(length))"
    }

    /// - Parameter party: as the reader is to see it.
    static func noReidentification(report party: String, within length: Term) -> String {
        "does not try to find out who a record is about; where that happens by accident, it tells \(party) within \(term(length))"
    }

    static func corrections(_ duty: CorrectionDuty) -> String {
        "replaces a file that was corrected within \(term(duty.within))"
    }
}

extension AgreementDuties {
    /// What the recipient owes by the agreement itself, a clause of a sentence for each; parties by id.
    package var inWords: [String] {
        (destroy.map { [Wording.destruction($0)] } ?? [])
            + breachNotices.map { Wording.breachNotice(to: $0.to.text, within: $0.within) }
            + (noReidentification.map { [Wording.noReidentification(report: $0.report.text, within: $0.within)] } ?? [])
            + (corrections.map { [Wording.corrections($0)] } ?? [])
    }
}
