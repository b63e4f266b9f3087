import TideCore
import TideLedger

/// A payload that officers or the registrar sign, recognised by what it says of itself.
///
/// Only what is read again byte for byte is one: nobody is made to sign an entry of a log, or a text that looks like a
/// statement and is none.
package struct SignablePayload: Hashable, Sendable {
    package let bytes: [UInt8]
    /// The payload type of its envelope.
    package let type: String
    /// What it says, in canonical JSON.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// - Parameter file: named in the message.
    /// - Throws: ``ReleaseError/invalid(_:)`` for anything else.
    package init(_ bytes: [UInt8], file: String) throws(ReleaseError) {
        guard let type = Self.type(of: bytes) else { throw .invalid(.payloadNotSignable, file) }
        self.bytes = bytes
        self.type = type
    }

    private static func type(of bytes: [UInt8]) -> String? {
        if AgreementStatement(bytes) != nil { return PayloadType.agreementEvent }
        if Approval(bytes) != nil { return PayloadType.approval }
        if RequestStatement(bytes) != nil { return PayloadType.request }
        if DutyStatement(bytes) != nil { return PayloadType.duty }
        if DestructionCertificate(bytes) != nil { return PayloadType.destruction }
        if IncidentOrder(bytes) != nil { return PayloadType.incident }
        if PseudonymStatement(bytes) != nil { return PayloadType.pseudonym }
        if PartyForm(bytes) != nil { return PayloadType.party }
        if FirewallForm(bytes) != nil { return PayloadType.firewall }
        return nil
    }
}
