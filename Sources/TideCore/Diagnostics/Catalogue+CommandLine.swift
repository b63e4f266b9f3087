extension DiagnosticCode {
    package static let passphraseEmpty = DiagnosticCode("TG0901")
    package static let moreDiagnostics = DiagnosticCode("TG0902")
}

extension Catalogue {
    /// Messages TG09xx.
    static let commandLine: [Message] = [
        Message(
            .passphraseEmpty,
            "the passphrase is empty",
            advice: "its file or descriptor holds it on the first line",
            explanation: """
                Keys and evidence at rest are only as safe as the passphrase. An empty one would protect nothing, so it is never
                taken, nor is it ever what a file was meant to hold.
                """
        ),
        Message(
            .moreDiagnostics,
            "{0} more problems are not shown",
            advice: "mend those above and run the command again",
            explanation: """
                The first thousand problems are printed, in the order of files and lines. So many have few causes as a rule: a
                wrong file, a wrong character set, a key that was renamed everywhere.
                """
        ),
    ]
}
