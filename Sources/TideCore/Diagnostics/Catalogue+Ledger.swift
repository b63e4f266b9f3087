extension DiagnosticCode {
}

extension Catalogue {
    /// Messages TG06xx.
    static let ledger: [Message] = []
}
