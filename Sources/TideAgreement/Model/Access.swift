package import TideCore

/// How and where the recipient gets at the data.
package struct Access: Hashable, Sendable {
    package let mode: AccessMode
    /// Zones in which the data may be processed; anywhere where the agreement names none.
    package let zones: [String]?
    /// The certificate of the recipient's party document that a bundle is sealed to.
    package let sealTo: Identifier?

    /// What an agreement that says nothing means: a file is handed over.
    package static let open = Access(mode: .transfer, zones: nil, sealTo: nil)
}

/// How data is made available, from the one that hands over most.
package enum AccessMode: String, Hashable, Sendable, CaseIterable {
    /// A file leaves.
    case transfer
    /// The recipient works on it where the provider has control.
    case enclave
    /// Questions are answered, no records leave.
    case query
}
