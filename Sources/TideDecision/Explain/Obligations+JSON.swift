import TideAgreement
package import TideCore

extension Obligations {
    /// What is always there: `columns` in the order asked for, `safeguards`, `form`, `access`, `zones`, `duties`, `until`.
    ///
    /// `reference`, `reviewBy`, `sealTo`, `optOut`, `outputs` and `quotaLeft` where there is one.
    package var json: JSONValue {
        .members([
            "columns": .array(columns.map(\.json)),
            "safeguards": safeguards.json,
            "form": .string(form.rawValue),
            "reference": reference?.json,
            "access": .string(access.rawValue),
            "zones": JSONValue(zones),
            "sealTo": sealTo.map { .string($0.text) },
            "optOut": optOut?.json,
            "outputs": outputs?.json,
            "quotaLeft": quotaLeft.map { JSONValue($0) },
            "duties": .array(duties.map(\.json)),
            "until": .string(until.description),
            "reviewBy": reviewBy.map { .string($0.description) },
        ])
    }
}

extension CreatedDuty {
    /// `kind`, `party`, `clause`, `to` where it is owed to somebody, and `by` or `within`.
    package var json: JSONValue {
        var (by, term): (JSONValue?, JSONValue?)
        switch due {
        case .by(let instant): by = .string(instant.description)
        case .within(let time): term = .string(time.description)
        }
        return .members([
            "kind": .string(kind.rawValue), "party": .string(party.text), "to": to.map { .string($0.text) },
            "by": by, "within": term, "clause": clause.json,
        ])
    }
}

extension OptOut {
    /// As it stands in an agreement.
    var json: JSONValue {
        switch rule {
        case .keep(let values): ["column": .string(column), "keep": JSONValue(values)]
        case .register(let name): ["column": .string(column), "register": .string(name.text)]
        }
    }
}

extension Outputs {
    /// As it stands in an agreement.
    var json: JSONValue {
        .members([
            "publication": .string(publication.rawValue), "reviewer": reviewer.map { .string($0.description) },
            "within": within.map { .string($0.description) }, "embargo": embargo.map { .string($0.description) },
            "minCell": minCell.map { JSONValue($0) }, "citation": citation.map { .string($0) },
        ])
    }
}
