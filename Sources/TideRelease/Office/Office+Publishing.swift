import TideAgreement
import TideCore
import TideLedger

extension Office {
    /// The signers' public keys and certificates go into the trust folder that the office hands out; none that is there is
    /// replaced.
    func publishKeys(of signers: [OfficerName], in policies: PolicySet, on date: CalendarDate) throws {
        try DurableFile.createFolder(partyKeys)
        for name in signers {
            for key in policies.officer(name)?.keys ?? [] where key.maySign(on: date) {
                if let ed25519 = key.verifyingKey {
                    try publish(ed25519.pem, as: name.fileName, "pub.pem")
                } else if let certificate = key.certificate {
                    try publish(
                        Certificate(certificate.pem, file: certificate.paths.certificate).pem,
                        as: name.fileName,
                        "cert.pem"
                    )
                    if let issuers = certificate.issuers { try publish(issuers, as: name.fileName, "issuers.pem") }
                }
            }
        }
    }

    private var partyKeys: String { "\(paths.trust)/parties" }

    /// Writes a file under the first of its names that holds nothing else.
    private func publish(_ bytes: [UInt8], as stem: String, _ suffix: String) throws {
        var number = 1
        while true {
            let path = "\(partyKeys)/\(stem)\(number == 1 ? "" : ".\(number)").\(suffix)"
            if !DurableFile.exists(path) { try DurableFile.replace(path, with: bytes) }
            if try DurableFile.read(path) == bytes { return }
            number += 1
        }
    }
}
