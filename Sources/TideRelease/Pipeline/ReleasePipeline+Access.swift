import TideAgreement
import TideCore
import TideDecision
import TideLedger

/// What a bundle is sealed to.
struct Sealing {
    /// As the recipient's party document names it.
    let name: Identifier
    let certificate: Certificate
}

extension ReleasePipeline {
    /// What the bundle is sealed to; `nil` where the agreement asks for no seal.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` where the recipient has no such certificate, or it is not valid now.
    func sealing(_ permit: Matter.Permit) throws -> Sealing? {
        guard let name = permit.obligations.sealTo else { return nil }
        let recipient = permit.agreement.recipient
        let held = permit.policies.parties[recipient]?.certificates.first { $0.name == name }
        let place = permit.agreement.fields.clause("access/sealTo").place
        let missing = ReleaseError.invalid([
            Diagnostic(.sealingCertificateMissing, [recipient.text, name.text], at: place)
        ])
        let today = instant.date
        guard let held, held.from <= today, held.until.map({ today <= $0 }) ?? true else { throw missing }
        let certificate = try Certificate(held.pem, file: held.file)
        guard certificate.notBefore <= instant, instant <= certificate.notAfter else { throw missing }
        return Sealing(name: name, certificate: certificate)
    }
}
