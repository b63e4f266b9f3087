import Foundation
import TideCore
import TideLedger
import TideTestSupport

/// A root, an authority under it, and the certificates that it issued, all made by openssl when the tests run.
///
/// The root is valid from 2020 to 2060, what is under it from 2025 to 2035. `officer`, `rsa`, `pss`, `other` and `revoked`
/// sign; `room` (RSA) and `desk` (P-256) are sealed to. `mid.crl` is of 2027 and ends in 2030; it revokes `revoked` from
/// 2026-07-01 on.
enum TestAuthority {
    /// Every file by its name; empty if openssl failed.
    static let files: [String: [UInt8]] = (try? make()) ?? [:]

    /// A moment at which everything is valid.
    static let now = Instant("2026-08-01T12:00:00Z") ?? Instant(secondsSince1970: 0)

    /// A file.
    static func file(_ name: String) throws -> [UInt8] {
        guard let bytes = files[name] else { throw CocoaError(.fileNoSuchFile) }
        return bytes
    }

    static func certificate(_ name: String) throws -> Certificate {
        try Certificate(try file("\(name).pem"), file: "\(name).pem")
    }

    static func key(_ name: String) throws -> CertificateKey {
        try CertificateKey(try file("\(name).key"), passphrase: nil, file: "\(name).key")
    }

    /// A fresh folder with all the files.
    static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        try withTemporaryFolder { folder in
            try write(files, to: folder)
            return try body(folder)
        }
    }

    /// Runs a line of the shell in a folder.
    static func shell(_ line: String, in folder: URL) throws -> Ran {
        try run("bash", "-c", "set -eo pipefail; \(line)", in: folder)
    }

    /// Runs a line of the shell in a folder, which must succeed.
    static func require(_ line: String, in folder: URL) throws {
        let ran = try shell(line, in: folder)
        guard ran.status == 0 else {
            print(ran.output)
            throw CocoaError(.fileReadUnknown)
        }
    }

    private static func make() throws -> [String: [UInt8]] {
        try withTemporaryFolder { folder in
            try write(
                [
                    "ca.cnf": Array(OpenSSLAuthority.configuration(["mid", "root"]).utf8),
                    "make.sh": Array(script.utf8),
                ],
                to: folder
            )
            let ran = try run("bash", "make.sh", in: folder)
            guard ran.status == 0 else {
                print(ran.output)
                throw CocoaError(.fileReadUnknown)
            }
            return try FolderFiles.read(folder.path).filter { !$0.key.contains("/") }
        }
    }

    private static let script = """
        set -euo pipefail
        mkdir certs; : > root.txt; : > mid.txt
        ec() { openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:"$2" -out "$1.key"; }
        rsa() { openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:"$2" -out "$1.key"; }
        issue() { # name authority extensions end options
            local name=$1 ca=$2 part=$3 end=$4; shift 4
            openssl req -new -config ca.cnf -key "$name.key" -subj "/C=XA/O=Ministry/CN=$name" -out "$name.csr"
            openssl ca -name $ca -config ca.cnf -batch -notext -in "$name.csr" -extensions "$part" \\
                -startdate 20250101000000Z -enddate "$end" -out "$name.pem" "$@"
        }
        ec root P-384
        openssl req -new -config ca.cnf -key root.key -subj /CN=root -out root.csr
        openssl ca -name root -config ca.cnf -batch -notext -selfsign -in root.csr -extensions authority \\
            -startdate 20200101000000Z -enddate 20600101000000Z -out root.pem
        ec mid P-256
        issue mid root authority 20350101000000Z
        for name in officer other revoked odd silent digest; do ec $name P-256; done
        for name in officer other revoked; do issue $name mid signer 20350101000000Z; done
        issue odd mid odd 20350101000000Z
        issue silent mid silent 20350101000000Z
        issue digest mid signer 20350101000000Z -md sha1
        rsa rsa 2048; issue rsa mid signer 20350101000000Z
        rsa room 3072; issue room mid transport 20350101000000Z
        ec desk P-256; issue desk mid agreement 20350101000000Z
        rsa short 1024; issue short mid signer 20350101000000Z
        ec curve P-384; issue curve mid signer 20350101000000Z
        openssl genpkey -algorithm ed25519 -out edwards.key; issue edwards mid signer 20350101000000Z
        openssl pkcs8 -topk8 -scrypt -passout pass:secret -in room.key -out room.sealed.key
        sed -i '/CN=revoked/s/^V\\t\\([0-9Z]*\\)\\t\\t/R\\t\\1\\t260701000000Z\\t/' mid.txt
        openssl ca -name mid -config ca.cnf -gencrl -crl_lastupdate 20270101000000Z -crl_nextupdate 20300101000000Z \\
            -out mid.crl
        openssl ca -name mid -config ca.cnf -gencrl -md sha1 -crl_lastupdate 20260101000000Z \\
            -crl_nextupdate 20300101000000Z -out sha1.crl
        openssl ca -name root -config ca.cnf -gencrl -crl_lastupdate 20260101000000Z -crl_nextupdate 20300101000000Z \\
            -out root.crl
        sed -i '/CN=mid/s/^V\\t\\([0-9Z]*\\)\\t\\t/R\\t\\1\\t260501000000Z\\t/' root.txt
        openssl ca -name root -config ca.cnf -gencrl -crl_lastupdate 20260601000000Z -crl_nextupdate 20300101000000Z \\
            -out rootmid.crl
        cat mid.pem root.pem > chain.pem
        # The same authority's key and name under a signature with SHA-1.
        cp mid.key weakmid.key
        openssl req -new -config ca.cnf -key weakmid.key -subj /C=XA/O=Ministry/CN=mid -out weakmid.csr
        openssl ca -name root -config ca.cnf -batch -notext -in weakmid.csr -extensions authority -md sha1 \\
            -startdate 20250101000000Z -enddate 20350101000000Z -out weakmid.pem
        printf 'the agreement, in canonical form' > payload
        rm -rf ./*.csr ./*.txt* certs

        """
}
