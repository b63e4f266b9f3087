extension DiagnosticCode {
}

extension Catalogue {
    /// Messages TG04xx.
    static let microdata: [Message] = []
}
