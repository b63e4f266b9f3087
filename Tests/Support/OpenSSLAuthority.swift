/// Authorities that openssl runs in a folder: `openssl ca -config ca.cnf -name <name>`.
package enum OpenSSLAuthority {
    /// The text of `ca.cnf`.
    ///
    /// Of each authority `<name>.pem`, `<name>.key` and `<name>.txt`, what it issued, lie in the folder, and `certs/` beside them. The parts
    /// for `-extensions` are `authority`, `signer`, `transport` (RSA), `agreement` (EC), `sealing` (both), `silent`, which names no use of the
    /// key, and `odd`, with an extension that nobody knows.
    ///
    /// - Parameters:
    ///   - names: the first is the one that is meant where none is named.
    ///   - numbered: whether its lists of revoked certificates have numbers, the next in the file `crlnumber`.
    package static func configuration(_ names: [String], numbered: Bool = false) -> String {
        "[ca]\ndefault_ca = \(names.first ?? "")\n" + names.map { authority($0, numbered: numbered) }.joined() + parts
    }

    private static func authority(_ name: String, numbered: Bool) -> String {
        """
        [\(name)]
        database = \(name).txt
        new_certs_dir = certs
        certificate = \(name).pem
        private_key = \(name).key
        default_md = sha256
        policy = any
        unique_subject = no
        rand_serial = yes
        \(numbered ? "crlnumber = crlnumber" : "")

        """
    }

    private static let parts = """
        [any]
        countryName = optional
        organizationName = optional
        commonName = supplied
        [req]
        distinguished_name = none
        [none]
        [authority]
        basicConstraints = critical,CA:TRUE
        keyUsage = critical,keyCertSign,cRLSign
        subjectKeyIdentifier = hash
        [signer]
        keyUsage = critical,digitalSignature,nonRepudiation
        [transport]
        keyUsage = critical,keyEncipherment
        [agreement]
        keyUsage = critical,keyAgreement
        [sealing]
        keyUsage = critical,keyEncipherment,keyAgreement
        [silent]
        basicConstraints = CA:FALSE
        [odd]
        keyUsage = critical,digitalSignature
        1.3.6.1.4.1.99999.1 = critical,DER:0500

        """
}
