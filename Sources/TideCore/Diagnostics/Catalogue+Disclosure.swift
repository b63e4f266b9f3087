extension DiagnosticCode {
}

extension Catalogue {
    /// Messages TG05xx.
    static let disclosure: [Message] = []
}
