/// What a key of an office signs; never two things.
package enum KeyRole: String, Hashable, Sendable, CaseIterable {
    /// Changes of keys.
    case root
    /// Who may enter the register.
    case registrar
    /// Tree heads.
    case log
    /// Statements, which are the ledger's entries.
    case release
}
