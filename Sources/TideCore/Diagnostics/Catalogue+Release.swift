extension DiagnosticCode {
}

extension Catalogue {
    /// Messages TG07xx.
    static let release: [Message] = []
}
