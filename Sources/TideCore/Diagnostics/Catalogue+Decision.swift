extension DiagnosticCode {
}

extension Catalogue {
    /// Messages TG03xx.
    static let decision: [Message] = []
}
