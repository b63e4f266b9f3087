import TideAgreement
package import TideCore

extension Holding {
    /// As a fact: who holds what, and the duties with it.
    package var line: String {
        let words = owed.map { "\n  " + phrase(.holdingDuty, [$0]) }.joined()
        let own = worded(en: "no agreement, its own", fr: "aucun accord, ses propres données")
        return phrase(.holdingLeft, arguments(agreement?.description ?? own)) + words
    }

    /// As a possibility: who could get what.
    package var possibleLine: String { phrase(.reachableNew, arguments(list(purposes))) }

    private func arguments(_ middle: String) -> [String] {
        [
            party.text, dataset.text, form?.rawValue ?? Form.identified.rawValue, "\(k)", shown(until), middle,
            list(columns),
        ]
    }

    /// `party`, `dataset`, `columns`, `k`, `purposes`, `duties`, `owed`, and the others where there is one.
    package var json: JSONValue {
        .members([
            "party": .string(party.text), "dataset": .string(dataset.text), "columns": JSONValue(columns),
            "form": form.map { .string($0.rawValue) }, "k": JSONValue(k),
            "purposes": JSONValue(purposes.map(\.text)),
            "agreement": agreement.map { .string($0.description) }, "grant": grant.map { JSONValue($0) },
            "from": from.map { .string($0.description) }, "until": until.map { .string($0.description) },
            "duties": JSONValue(duties), "owed": JSONValue(owed),
        ])
    }
}

extension [Holding] {
    /// Who holds what, one a line.
    package var text: String { isEmpty ? phrase(.nothingFound) : map(\.line).joined(separator: "\n") }

    /// What becomes reachable, one a line.
    package var possibleText: String {
        isEmpty ? phrase(.nothingFound) : map(\.possibleLine).joined(separator: "\n")
    }

    package var json: JSONValue { .array(map(\.json)) }
}
