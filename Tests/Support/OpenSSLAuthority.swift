/// Authorities that openssl runs in a folder: `openssl ca -config ca.cnf -name <name>`.
package enum OpenSSLAuthority {
    /// The text of `ca.cnf`.
    ///
    /// Of each authority `<name>.pem`, `<name>.key` and `<name>.txt`, what it issued, lie in the folder, and `certs/` beside them. The parts
    /// for `-extensions` are `authority`, `signer`, `transport` (RSA), `agreement` (EC), `sealing` (both), `silent`, which names no use of the
    /// key, and `odd`, with an extension that nobody knows. Those of time-stamp authorities are `stamping`, as it should be, and
    /// `lax`, `mixed` and `wide`, whose use is not critical, not the only one, or more than signing.
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
        [stamping]
        keyUsage = critical,digitalSignature
        extendedKeyUsage = critical,timeStamping
        [lax]
        keyUsage = critical,digitalSignature
        extendedKeyUsage = timeStamping
        [mixed]
        keyUsage = critical,digitalSignature
        extendedKeyUsage = critical,timeStamping,emailProtection
        [wide]
        keyUsage = critical,digitalSignature,keyEncipherment
        extendedKeyUsage = critical,timeStamping

        """

    // MARK: - Time stamps

    /// The text of a file for `openssl ts -reply -config <file>`: an authority that stamps SHA-256 digests at the machine's time.
    ///
    /// The serial number is kept in `<signer>.serial`; `<signer>.pem` and `<signer>.key` lie beside it.
    ///
    /// - Parameter extra: lines in place of those that come before, such as `signer_digest = sha1`.
    package static func stamping(signer: String, extra: String = "") -> String {
        """
        [tsa]
        default_tsa = authority
        [authority]
        serial = \(signer).serial
        signer_cert = \(signer).pem
        signer_key = \(signer).key
        signer_digest = sha256
        default_policy = 1.3.6.1.4.1.99999.2
        digests = sha256
        accuracy = secs:1, millisecs:500
        ess_cert_id_alg = sha256
        \(extra)

        """
    }

    /// The text of a file for `openssl asn1parse -genconf`: the TSTInfo of a stamp of any date, which `openssl cms -sign -cades
    /// -nodetach -econtent_type 1.2.840.113549.1.9.16.1.4` makes a token.
    ///
    /// - Parameters:
    ///   - digest: in hexadecimal.
    ///   - time: as GeneralizedTime, `20260301120000Z`.
    ///   - algorithm: of the digest.
    ///   - more: further fields, each a line `name = TYPE:value`.
    package static func stampInfo(
        digest: String,
        time: String,
        algorithm: String = "sha256",
        more: String = ""
    ) -> String {
        """
        asn1 = SEQUENCE:info
        [info]
        version = INTEGER:1
        policy = OID:1.3.6.1.4.1.99999.2
        imprint = SEQUENCE:imprint
        serial = INTEGER:0x0100
        time = GENERALIZEDTIME:\(time)
        \(more)
        [imprint]
        algorithm = SEQUENCE:algorithm
        digest = FORMAT:HEX,OCTETSTRING:\(digest)
        [algorithm]
        name = OID:\(algorithm)
        none = NULL
        [accuracy]
        seconds = INTEGER:2
        [extensions]
        one = SEQUENCE:extension
        [extension]
        name = OID:1.3.6.1.4.1.99999.3
        critical = BOOLEAN:TRUE
        value = FORMAT:HEX,OCTETSTRING:0500

        """
    }
}
