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
        notice: {{told}}
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
    ///   - auditors: slots of those who may audit.
    static func tail(
        approvals: String = "{count: 1, from: [{{provider/owner}}], distinct: persons}",
        corrections: String = "30d",
        auditors: [String] = ["supervisor"],
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
          - noReidentification: {report: {{supervisor}}, within: {{notice-within}}}
          - corrections: {within: \(corrections)}
        # @audit
        audit: {by: [\(auditors.map { "{{\($0)}}" }.joined(separator: ", "))], notice: 14d, records: 5y}
        # @publish
        publish: [title, parties, legalBasis, purposes, datasets, columns, valid, notice, contact]
        # @terms
        terms:
          law: {{law}}
          dispute: {{dispute}}
          precedence: {{=precedence}}
        \((terms.map { "  " + $0 } + ["# @termination"]).joined(separator: "\n"))
        termination: {notice: 30d, by: [{{provider/signatory}}, {{recipient/signatory}}]}
        """
    }

    /// Sentences that stand in every template alike.
    static let phrases: [String: BilingualText] = [
        "precedence": BilingualText(
            en: "The act named here goes before this agreement, this agreement before any letter or plan.",
            fr: "La loi nommée ici prévaut sur le présent accord, et celui-ci sur toute lettre et tout plan."
        )
    ]

    /// What people were told, with whom they can ask, whatever an author says of the one without the other.
    static func told(_ filling: TemplateFilling) -> String {
        let (notice, contact) = (filling.value("notice"), filling.value("contact"))
        guard !notice.contains(contact) else { return notice }
        return notice + worded(en: " Questions: \(contact)", fr: " Renseignements\u{a0}: \(contact)")
    }

    /// A name for the agreement that has the year in it.
    static func id(_ name: String) -> TemplateSlot.Standard { .worked { ["\(name)-\($0.today.year)"] } }
}
