import TideAgreement
import TideCore
import TideFirewall
import TideRelease

extension WiderVersion {
    /// What is wider and who must sign it beside the signatories that it names, with the command that shows everything.
    var note: String {
        let others = missing(given: []).joined(separator: ", ")
        let words = kinds.map(\.words).joined(separator: ", ")
        let wider = worded(
            en: "`\(after)` permits more than `\(before)`: \(words)",
            fr: "`\(after)` permet plus que `\(before)`\u{a0}: \(words)"
        )
        let signed =
            others.isEmpty
            ? ""
            : worded(
                en: "\n  it needs the signature of \(others) too, who must sign `\(before)`",
                fr: "\n  il lui faut aussi la signature de \(others), qui doit signer `\(before)`"
            )
        let all = worded(en: "everything that is wider", fr: "tout ce qui est plus large")
        return wider + signed
            + "\n  \(all)\(worded(en: ":", fr: "\u{a0}:")) `tidegate diff \(after.id) --policies DIR --workspace DIR`"
    }

    /// For programs.
    var json: JSONValue {
        [
            "before": .string("\(before)"), "kinds": .array(kinds.map { .string($0.rawValue) }),
            "signatories": .array(missing(given: []).map(JSONValue.string)),
        ]
    }
}

extension Console {
    /// What a version that is signed, proposed or registered permits beyond what it replaces.
    func say(_ wider: [WiderVersion]) {
        for version in wider { say(spoken { version.note }) }
    }
}
