import TideCore

extension Wording {
    /// When the data is destroyed that an agreement's duty is about, without who does it.
    static func destruction(_ duty: Destruction) -> String {
        let deadline =
            switch duty.deadline {
            case .by(let day): by(day)
            case .after(let length):
                worded(
                    en: "within \(term(length)) of the release",
                    fr: "dans un délai de \(term(length)) à compter de la diffusion"
                )
            }
        return worded(en: "destroys the data \(deadline)", fr: "détruit les données \(deadline)") + certification(duty)
    }

    /// A last day, as the end of a sentence.
    static func by(_ day: CalendarDate) -> String {
        worded(en: "by \(date(day)), that day included", fr: "au plus tard le \(date(day))")
    }

    /// The certificate that a duty asks for, whichever day ends the holding.
    static func certification(_ duty: Destruction) -> String {
        let length = term(duty.certifyWithin)
        return worded(
            en: ", and certifies it within \(length) of that day",
            fr: ", et en atteste la destruction dans un délai de \(length) à compter de ce jour"
        )
    }

    /// - Parameter party: as the reader is to see it.
    static func breachNotice(to party: String, within length: Term) -> String {
        worded(
            en: "tells \(party) of a breach within \(term(length))",
            fr: "informe \(party) de toute violation de données dans un délai de \(term(length))"
        )
    }

    /// - Parameter party: as the reader is to see it.
    static func noReidentification(report party: String, within length: Term) -> String {
        worded(
            en: """
                does not try to find out who a record is about; where that happens by accident, it tells \(party) within \
                \(term(length))
                """,
            fr: """
                ne cherche pas à savoir sur qui porte un enregistrement\u{a0}; si cela se produit par accident, en informe \
                \(party) dans un délai de \(term(length))
                """
        )
    }

    static func corrections(_ duty: CorrectionDuty) -> String {
        let length = term(duty.within)
        return worded(
            en: "replaces a file that was corrected within \(length)",
            fr: "remplace dans un délai de \(length) tout fichier qui a été corrigé"
        )
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
