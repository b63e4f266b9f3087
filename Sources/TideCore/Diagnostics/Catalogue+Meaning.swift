extension DiagnosticCode {
}

extension Catalogue {
    /// Messages TG02xx.
    static let meaning: [Message] = []
}
