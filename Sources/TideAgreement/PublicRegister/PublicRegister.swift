package import TideCore

/// The register of agreements that everybody may read, as a page, a table and a value for programs.
///
/// Made of entries alone, which hold nothing that an agreement does not publish.
package struct PublicRegister: Hashable, Sendable {
    /// Whose register it is; `nil` where documents alone were read.
    package let office: String?
    /// The day on which it was made, UTC.
    package let made: CalendarDate
    /// Those in force first, then by standing, title and digest.
    package let entries: [PublicEntry]
    /// How many further agreements publish nothing.
    package let silent: Int

    package init(office: String?, made: CalendarDate, entries: [PublicEntry], silent: Int) {
        self.office = office
        self.made = made
        self.entries = entries.sorted { left, right in
            (left.standing.rank, left.title ?? "", left.signedForm?.hex ?? "")
                < (right.standing.rank, right.title ?? "", right.signedForm?.hex ?? "")
        }
        self.silent = silent
    }

    /// That there are others, in the language in force; `nil` where there are none.
    package var silence: String? {
        switch silent {
        case 0: nil
        case 1: worded(en: "1 further agreement publishes nothing.", fr: "1\u{a0}autre accord ne publie rien.")
        default:
            worded(
                en: "\(silent) further agreements publish nothing.",
                fr: "\(silent)\u{a0}autres accords ne publient rien."
            )
        }
    }
}

extension PublicStanding {
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension PublicRegister {
    /// As a value: ``schema`` is its specification.
    package var json: JSONValue {
        .members([
            "office": office.map(JSONValue.string), "made": .string(made.description),
            "language": .string(Language.current.rawValue), "silent": JSONValue(silent),
            "agreements": .array(entries.map(\.json)),
        ])
    }

    /// The names of the columns of ``csv``.
    package static let columns = [
        "standing", "title", "provider", "recipient", "legalBasis", "purposes", "datasets", "columns", "from", "until",
        "reviewBy", "notice", "contact", "signedForm",
    ]

    /// As a table: a line for each agreement, several values of a field parted by `; `, an empty field where nothing is published.
    ///
    /// Columns are told with how they leave, as the page tells them. An apostrophe stands before what a spreadsheet would take
    /// for a formula.
    ///
    /// *Source:* RFC 4180; OWASP, CSV Injection.
    package var csv: String {
        ([Self.columns] + entries.map(\.fields)).map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func quoted(_ text: String) -> String {
        let isFormula = text.unicodeScalars.first.map { ["=", "+", "-", "@", "\t", "\r"].contains($0) } ?? false
        let field = isFormula ? "'" + text : text
        let isPlain = field.unicodeScalars.allSatisfy { !["\"", ",", "\r", "\n"].contains($0) }
        return isPlain ? field : "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}

extension PublicEntry {
    fileprivate var fields: [String] {
        [
            standing.rawValue, title ?? "", parties?.provider ?? "", parties?.recipient ?? "",
            Self.list(legalBasis?.map(\.words)), Self.list(purposes?.map(\.text)),
            Self.list(data?.compactMap(\.dataset)),
            Self.list(data?.flatMap { $0.columns ?? [] }.map { "\($0.name) (\($0.treatment))" }), valid?.from.description ?? "",
            valid?.until.description ?? "", valid?.reviewBy?.description ?? "", notice ?? "", Self.list(contact?.map(\.words)),
            signedForm?.hex ?? "",
        ]
    }

    private static func list(_ values: [String]?) -> String { (values ?? []).joined(separator: "; ") }

    fileprivate var json: JSONValue {
        .members([
            "standing": .string(standing.rawValue), "signedForm": signedForm.map { .string($0.hex) },
            "title": title.map(JSONValue.string),
            "parties": parties.map { ["provider": .string($0.provider), "recipient": .string($0.recipient)] },
            "legalBasis": legalBasis.map { bases in
                .array(
                    bases.map { basis in
                        .members([
                            "act": .string(basis.act), "section": basis.section.map(JSONValue.string),
                            "kind": .string(basis.kind),
                        ])
                    }
                )
            },
            "purposes": purposes.map { JSONValue($0.map(\.text)) },
            "data": data.map { .array($0.map(\.json)) },
            "valid": valid.map { valid in
                .members([
                    "from": .string(valid.from.description), "until": .string(valid.until.description),
                    "reviewBy": valid.reviewBy.map { .string($0.description) },
                ])
            },
            "notice": notice.map(JSONValue.string),
            "contact": contact.map { contacts in
                .array(
                    contacts.map { contact in
                        .members(["office": .string(contact.office), "party": contact.party.map(JSONValue.string)])
                    }
                )
            },
        ])
    }
}

extension PublicEntry.Data {
    fileprivate var json: JSONValue {
        .members([
            "dataset": dataset.map(JSONValue.string),
            "columns": columns.map { columns in
                .array(columns.map { ["name": .string($0.name), "leaves": .string($0.treatment)] })
            },
        ])
    }
}

extension PublicEntry.Contact {
    /// On one line.
    var words: String { party.map { "\(office), \($0)" } ?? office }
}

extension LegalBasis {
    /// Act and section, in the language in force.
    var cited: String {
        section.map { worded(en: "\(act), section \($0)", fr: "\(act), article \($0)") } ?? act
    }

    /// The same with its kind.
    var words: String { "\(cited) (\(Wording.basis(kind)))" }
}

extension PolicySet {
    /// The register as documents alone would have it: a preview, of which nothing says that anybody signed.
    ///
    /// - Parameter made: today.
    package func publicRegister(made: CalendarDate) -> PublicRegister {
        let entries = agreements.map {
            PublicEntry($0, in: self, standing: .unregistered, signedForm: nil)
        }
        return PublicRegister(
            office: nil,
            made: made,
            entries: entries.compactMap(\.self),
            silent: entries.count { $0 == nil }
        )
    }
}
