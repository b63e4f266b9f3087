// What derivations are refused for beside rings.

extension DiagnosticCode {
    package static let derivationTooLong = DiagnosticCode("TG1397")
}

extension Catalogue {
    static let derivations: [Message] = [
        Message(
            .derivationTooLong,
            "dataset `{0}` was made from more than {1} others",
            advice: "name the datasets that it was made from, not every step on the way",
            explanation: """
                What a dataset was made from is held against every request for it: its owners, their onward clauses, \
                prohibitions and firewalls. Nobody could answer for so many, and a set of documents that grows without \
                end would keep an office from deciding.
                """
        )
    ]
}
