import TideCore

/// The parts of an agreement that stand in every template alike, in the order of the language.
enum AgreementParts {
    /// From the head to where the data may be processed.
    ///
    /// - Parameters:
    ///   - sharingClass: `urgent` or `sensitive`.
    ///   - basis: the kind of legal basis.
    ///   - role: what the recipient must be.
    ///   - lines: further lines about the recipient.
    static func head(class sharingClass: String, basis: String, role: String, _ lines: [String] = []) -> String {
        """
        # @model
        tidegate: v1
        kind: agreement
        id: {{id}}
        version: 1
        title: {{title}}
        # @class
        class: \(sharingClass)
        provider: {{provider}}
        recipient: {{recipient}}
        # @signatories
        signatories: [{{provider/signatory}}, {{recipient/signatory}}]
        # @recipients
        recipients: [{{recipient/officer}}]
        \((lines + ["# @recipientRoles", "recipientRoles: [\(role)]"]).joined(separator: "\n"))
        # @legalBasis
        legalBasis: [{act: {{act}}, section: {{section}}, kind: \(basis)}]
        # @notice
        notice: {{notice}}
        # @purposes
        purposes: [{{purpose}}]
        # @never
        never: {{never}}
        # @valid
        valid: {from: {{from}}, until: {{until}}, reviewBy: {{review-by}}}
        # @access
        access: {mode: transfer, zones: {{zones}}}
        """
    }

    /// The grant, whose columns and safeguards follow the dataset.
    static func grant(_ id: String, form: String, search: String = "") -> String {
        """
        # @grants
        grants:
          - id: \(id)
            dataset: {{dataset}}
            form: \(form)
            # @reference-granted
            # @columns
            columns:
              # @columns-granted
            # @necessity
            necessity: { {{purpose}}: {{leaving}}}
            # @safeguards
            safeguards:
              # @safeguards-granted
        # @domains
        """
    }

    /// From the approvals to the end, with the duties that every recipient owes.
    ///
    /// - Parameters:
    ///   - report: the slot of the party that is told of an accidental recognition.
    ///   - auditors: slots of those who may audit.
    static func tail(
        approvals: String = "{count: 1, from: [{{provider/dpo}}], distinct: persons}",
        corrections: String = "30d",
        report: String = "provider",
        auditors: [String] = ["provider"],
        terms: [String] = []
    ) -> String {
        """
        # @approvals
        approvals: \(approvals)
        # @duties
        duties:
          - destroy: {after: {{hold}}, certifyWithin: 30d}
          - notifyBreach: {to: {{provider}}, within: {{notice-within}}}
          # @report
          - noReidentification: {report: {{\(report)}}, within: {{notice-within}}}
          - corrections: {within: \(corrections)}
        # @audit
        audit: {by: [\(auditors.map { "{{\($0)}}" }.joined(separator: ", "))], notice: 14d, records: 5y}
        # @publish
        publish: [title, parties, legalBasis, purposes, datasets, columns, valid, contact]
        # @terms
        terms:
          law: {{law}}
          dispute: {{dispute}}
          precedence: {{=precedence}}
        \((terms.map { "  " + $0 } + ["# @termination"]).joined(separator: "\n"))
        termination: {notice: 30d, by: [{{provider/dpo}}]}
        """
    }

    /// Sentences that stand in every template alike.
    static let phrases: [String: BilingualText] = [
        "precedence": BilingualText(
            en: "The act named here goes before this agreement, this agreement before any letter or plan.",
            fr: "La loi nommée ici prévaut sur le présent accord, et celui-ci sur toute lettre et tout plan."
        )
    ]

    /// A notice that ends in whom people can ask.
    static func notice(_ words: BilingualText) -> TemplateSlot.Standard {
        .worked { filling in
            let contact = filling.value("contact")
            guard !contact.isEmpty else { return nil }
            return [words.told + worded(en: " Questions: \(contact)", fr: " Renseignements\u{a0}: \(contact)")]
        }
    }

    /// A name for the agreement that has the year in it.
    static func id(_ name: String) -> TemplateSlot.Standard { .worked { ["\(name)-\($0.today.year)"] } }
}
