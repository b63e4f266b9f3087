extension DiagnosticCode {
    package static let layoutChanges = DiagnosticCode("TG0150")
    package static let directive = DiagnosticCode("TG0151")
    package static let allowanceWithoutReason = DiagnosticCode("TG0152")
    package static let allowanceUnused = DiagnosticCode("TG0153")
}

extension Catalogue {
    /// Messages TG0150 and on: what authors' tools say.
    static let authoring: [Message] = [
        Message(
            .layoutChanges,
            "this file cannot be laid out anew without changing what it says",
            advice: "lay it out by hand, and please report the file",
            explanation: """
                A file that was laid out is read again before it is written. Where it would say anything else, or lack a comment, nothing \
                is written: documents are signed, and a tool that tidies them must not be able to amend them.
                """
        ),
        Message(
            .directive,
            "a file with a `%` directive is not laid out",
            advice: "remove the directive: documents need none",
            explanation: """
                YAML has directives at the top of a file, for its version and for short names of tags. Documents of this language use neither, and \
                a reader that follows one might read something else.
                """
        ),
        Message(
            .allowanceWithoutReason,
            "an allowance needs a reason",
            advice: "write it as `# allow TG1560: reason`",
            explanation: """
                Whoever reads the documents later must see why a finding was meant. An allowance without a reason allows nothing.
                """
        ),
        Message(
            .allowanceUnused,
            "nothing here needs an allowance of `{0}`",
            advice: "take it out, or put it above the line that is pointed at",
            explanation: """
                The finding that it was about is gone, or stands on another line. Left there, it would quiet the next one that comes along.
                """
        ),
    ]
}
