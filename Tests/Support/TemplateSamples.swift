package import TideAgreement
package import TideCore

/// Answers with which templates are filled in by tests.
package enum TemplateSamples {
    /// The day that standards are counted from.
    package static let today = CalendarDate(daysSince1970: 20_800)

    /// What no template can guess, and nothing else.
    package static let needed = [
        "provider": "xa.labour", "provider-name": "Ministry of Labour (invented)", "provider-country": "XA",
        "recipient": "xa.nso", "recipient-name": "National Statistics Office (invented)", "act": "Invented Act",
        "section": "12 (1)", "contact": "data@example.org", "supervisor": "xa.dpa",
        "supervisor-name": "Data Protection Authority (invented)", "notice": "People are told (invented).",
        "law": "The law of XA.", "dispute": "The courts of XA decide.", "retain": "2036-12-31",
    ]

    /// What only research files ask for: its project.
    private static let project = [
        "title": "Survey for one project (invented)", "purpose": "earnings-of-newcomers",
        "scheme": "recognised-research-entity", "accreditation-until": "2032-12-31",
    ]

    /// A template with answers, and with those that only it needs; those for slots that it does not have are left out.
    ///
    /// - Returns: the filling, and what was said against the answers.
    package static func filled(
        _ template: AgreementTemplate,
        _ answers: [String: String] = needed,
        beside surroundings: TemplateFilling.Surroundings? = nil,
        reading file: (String) -> [UInt8]? = { _ in nil }
    ) -> (filling: TemplateFilling, problems: [Diagnostic]) {
        var filling = TemplateFilling(template, beside: surroundings, today: today)
        var problems: [Diagnostic] = []
        for slot in template.slots {
            let own = template.name == "research-file" ? project[slot.name] : nil
            guard let answer = answers[slot.name] ?? own else { continue }
            problems += filling.take(slot.type.values(of: answer), for: slot.name, reading: file)
        }
        return (filling, problems)
    }
}
