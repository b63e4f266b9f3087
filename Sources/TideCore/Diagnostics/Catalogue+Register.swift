extension DiagnosticCode {
}

extension Catalogue {
    /// Messages TG08xx.
    static let register: [Message] = []
}
