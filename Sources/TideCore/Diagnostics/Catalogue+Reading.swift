extension DiagnosticCode {
}

extension Catalogue {
    /// Messages TG01xx.
    static let reading: [Message] = []
}
