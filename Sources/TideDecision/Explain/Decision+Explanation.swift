import TideAgreement
package import TideCore

extension Decision {
    /// Every reason in words, in the order of ``reasons``: `code`, `message`, `rule`, and `hint` where something helps.
    ///
    /// For readers; the log holds data without words, see ``json``.
    package var explanation: JSONValue {
        .array(
            reasons.map { reason in
                let sentence = reason.sentence
                return .members([
                    "code": .string(reason.code.rawValue), "message": .string(sentence.message),
                    "hint": sentence.hint.map(JSONValue.string),
                    "rule": .string(Catalogue.message(reason.message).explanation),
                ])
            }
        )
    }
}
