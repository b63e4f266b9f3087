import TideAgreement
package import TideCore

extension CaseCoverage {
    /// How much is exercised, below it a line for each part that is not; ends in a newline.
    package var text: String {
        let lines =
            missing.map(\.sentence.rendered) + [
                phrase(.coverageCount, [String(items.count - missing.count), String(items.count)])
            ]
        return lines.map { $0 + "\n" }.joined()
    }

    /// `exercised` and `of`, and every part with how many cases keep to it and are refused by it.
    package var json: JSONValue {
        [
            "exercised": JSONValue(items.count - missing.count), "of": JSONValue(items.count),
            "items": .array(items.map(\.json)),
        ]
    }
}

extension CaseCoverage.Item {
    /// That no case exercises it.
    package var sentence: Diagnostic {
        let called = grant.map { "\(kind.rawValue) `\(name)` of grant `\($0)`" } ?? "\(kind.rawValue) `\(name)`"
        return Diagnostic(.notExercised, [called, agreement.description], at: clause.place)
    }

    fileprivate var json: JSONValue {
        .members([
            "agreement": .string(agreement.description), "kind": .string(kind.rawValue), "name": .string(name),
            "grant": grant.map { .string($0.text) }, "path": .string(clause.path), "file": .string(clause.place.file),
            "line": JSONValue(clause.place.line), "kept": JSONValue(kept), "refused": JSONValue(refused),
        ])
    }
}
