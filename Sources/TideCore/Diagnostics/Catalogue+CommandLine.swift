extension DiagnosticCode {
}

extension Catalogue {
    /// Messages TG09xx.
    static let commandLine: [Message] = []
}
