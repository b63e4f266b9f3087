extension DiagnosticCode {
    package static let destroyedBeforeStart = DiagnosticCode("TG0294")
    package static let formWithKOfOne = DiagnosticCode("TG0295")
    package static let onwardBelowGrant = DiagnosticCode("TG0296")
    package static let embargoOfNothing = DiagnosticCode("TG0297")
    package static let coalitionWithItself = DiagnosticCode("TG0298")
    package static let endingInCapitals = DiagnosticCode("TG0299")
}

extension Catalogue {
    /// Messages TG0294 to TG0299: clauses that are each well written and together can't be meant.
    static let contradictions: [Message] = [
        Message(
            .destroyedBeforeStart,
            "the data is to be destroyed by {0}, and the agreement begins on {1}",
            advice: "name a day after the first day of `valid`",
            explanation: """
                Nothing may be held beyond that day, so no release under the agreement could ever be permitted.
                """
        ),
        Message(
            .formWithKOfOne,
            "form `k-anonymous` asks for k of at least 2, and the grant states 1",
            advice: "state the k that the parties agreed on, or another form",
            explanation: """
                Every combination of quasi-identifiers is shared by at least one record, whatever is released: k of 1 \
                protects nobody, and a reader of the word k-anonymous would believe that it does.
                """
        ),
        Message(
            .onwardBelowGrant,
            "data may be passed on with k of {0}, and is granted with k of at least {1}",
            advice: "state at least the grants' own k, or leave `minK` out",
            explanation: """
                Nothing is passed on that is more telling than what came. Leaving out `minK` means the grant's own k.
                """
        ),
        Message(
            .embargoOfNothing,
            "outputs are not to be published before {0}, and `publication` is `none`",
            advice: "leave out `embargo`, or say that outputs are `reviewed` or `free`",
            explanation: """
                Either nothing is ever published or something is from that day on; nobody who signed could say which.
                """
        ),
        Message(
            .coalitionWithItself,
            "party `{0}` is in a coalition with itself",
            advice: "name the other parties that count as one reader with it",
            explanation: """
                A party is one reader with itself in any case. Who wrote its own name probably meant another.
                """
        ),
        Message(
            .endingInCapitals,
            "file `{0}` ends in capitals",
            advice: "rename it, so that it ends in `.yaml` or `.yml`",
            explanation: """
                Documents are read from files that end in `.yaml` or `.yml`. This one would be left out, and with it perhaps a \
                firewall or a prohibition that everybody believes to be in force.
                """
        ),
    ]
}
