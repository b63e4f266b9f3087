extension DiagnosticCode {
    package static let passphraseEmpty = DiagnosticCode("TG0901")
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
        )
    ]
}
