import Foundation
import TideCore
import TideLedger
import TideTestSupport

/// Time-stamp authorities under a root, and an office's certificates, all made by openssl when the tests run.
///
/// `root` and `alien`, who know nothing of each other, are valid from 2020 to 2060; `live` and `rsa` under the first and `stranger`
/// under the second too. What else the root issued is valid from 2025-01-01 to 2035-01-01, but for `brief`, which ends on 2026-06-01.
/// `tsa` and `brief` stamp; `lax`, `mixed`, `wide` and `plain` should not. On 2026-07-01 were revoked: `stolen` for a lost
/// key, `silent` for no stated reason, `left` because it was replaced, and `dropped`, which signs as `office` does,
/// and `moved`, another such, because it was replaced. `twin` and `double` differ in their days alone.
enum StampAuthority {
    /// Every file by its name; empty if openssl failed.
    static let files: [String: [UInt8]] = (try? make()) ?? [:]

    static func file(_ name: String) throws -> [UInt8] {
        guard let bytes = files[name] else { throw CocoaError(.fileNoSuchFile) }
        return bytes
    }

    /// A fresh folder with all the files.
    static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        try withTemporaryFolder { folder in
            try write(files, to: folder)
            return try body(folder)
        }
    }

    /// What openssl answers to a request, at the machine's time.
    ///
    /// - Parameter extra: lines of its configuration.
    static func answer(_ request: [UInt8], by name: String = "live", extra: String = "") throws -> [UInt8] {
        try withFolder { folder in
            let configuration = Array(OpenSSLAuthority.stamping(signer: name, extra: extra).utf8)
            try write(["tsa.cnf": configuration, "\(name).serial": Array("0100\n".utf8), "q": request], to: folder)
            try TestAuthority.require("openssl ts -reply -config tsa.cnf -queryfile q -out r", in: folder)
            return Array(try Data(contentsOf: folder.appending(path: "r")))
        }
    }

    /// A stamp of any date, which was granted.
    ///
    /// - Parameters:
    ///   - time: as GeneralizedTime.
    ///   - info: further fields of what is signed, lines for `openssl asn1parse -genconf`.
    ///   - options: of `openssl cms -sign`.
    ///   - type: of the content.
    static func stamp(
        over bytes: [UInt8],
        by name: String = "tsa",
        at time: String = "20261001120000Z",
        algorithm: String = "sha256",
        info: String = "accuracy = SEQUENCE:accuracy",
        options: String = "-cades",
        type: String = "1.2.840.113549.1.9.16.1.4"
    ) throws -> [UInt8] {
        try withFolder { folder in
            try write(["data": bytes], to: folder)
            let digest = try TestAuthority.shell("openssl dgst -\(algorithm) -r data", in: folder)
                .output.prefix { $0 != " " }
            let text = OpenSSLAuthority.stampInfo(
                digest: String(digest),
                time: time,
                algorithm: algorithm,
                more: info
            )
            try write(["info.cnf": Array(text.utf8)], to: folder)
            try TestAuthority.require(
                """
                openssl asn1parse -genconf info.cnf -noout -out info
                openssl cms -sign -nodetach -binary -nosmimecap -econtent_type \(type) -signer \(name).pem \
                -inkey \(name).key -in info -outform DER -out token \(options)
                """,
                in: folder
            )
            return granted(Array(try Data(contentsOf: folder.appending(path: "token"))))
        }
    }

    /// The response that grants a token.
    static func granted(_ token: [UInt8]) -> [UInt8] {
        let body = [0x30, 0x03, 0x02, 0x01, 0x00] + token
        return [0x30, 0x82, UInt8(body.count >> 8), UInt8(body.count & 0xff)] + body
    }

    /// Whether openssl verifies a response over data, as things stood at a moment; what it says.
    static func verified(_ response: [UInt8], over data: [UInt8], at moment: String? = nil) throws -> Ran {
        try withFolder { folder in
            try write(["r": response, "data": data], to: folder)
            let time = moment.flatMap(Instant.init).map { "-attime \($0.secondsSince1970)" } ?? ""
            return try TestAuthority.shell("openssl ts -verify -data data -in r -CAfile root.pem \(time)", in: folder)
        }
    }

    private static func make() throws -> [String: [UInt8]] {
        try withTemporaryFolder { folder in
            try write(
                [
                    "ca.cnf": Array(OpenSSLAuthority.configuration(["root", "alien"]).utf8),
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
        mkdir certs; : > root.txt; : > alien.txt
        ec() { openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1.key"; }
        self() {
            ec $1
            openssl req -new -config ca.cnf -key $1.key -subj /CN=$1 -out $1.csr
            openssl ca -name $1 -config ca.cnf -batch -notext -selfsign -in $1.csr -extensions authority \\
                -startdate 20200101000000Z -enddate 20600101000000Z -out $1.pem
        }
        issue() { # name authority extensions start end
            [ -e "$1.key" ] || ec $1
            openssl req -new -config ca.cnf -key "$1.key" -subj "/C=XA/O=Ministry/CN=$1" -out "$1.csr"
            openssl ca -name $2 -config ca.cnf -batch -notext -in "$1.csr" -extensions "$3" \\
                -startdate $4 -enddate $5 -out "$1.pem"
        }
        self root; self alien
        issue live root stamping 20200101000000Z 20600101000000Z
        issue stranger alien stamping 20200101000000Z 20600101000000Z
        openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out rsa.key
        issue rsa root stamping 20200101000000Z 20600101000000Z
        for name in tsa stolen silent left; do
            issue $name root stamping 20250101000000Z 20350101000000Z
        done
        issue brief root stamping 20250101000000Z 20260601000000Z
        # Two certificates of one key, name and number.
        ec twin
        openssl req -new -config ca.cnf -key twin.key -subj /CN=twin -out twin.csr
        for name in twin double; do
            openssl x509 -req -in twin.csr -CA root.pem -CAkey root.key -set_serial 0x77 -extfile ca.cnf \\
                -extensions stamping -days $([ $name = twin ] && echo 3000 || echo 3001) -out $name.pem
        done
        for name in lax mixed wide; do issue $name root $name 20250101000000Z 20350101000000Z; done
        for name in plain office dropped moved; do issue $name root signer 20250101000000Z 20350101000000Z; done
        list() { # name from to
            openssl ca -name root -config ca.cnf -gencrl -crl_lastupdate $2 -crl_nextupdate $3 -out $1.crl
        }
        list early 20260201000000Z 20261201000000Z
        list april 20260401000000Z 20261201000000Z
        revoke() { sed -i "/CN=$1/s/^V\\\\t\\\\([0-9Z]*\\\\)\\\\t\\\\t/R\\\\t\\\\1\\\\t260701000000Z$2\\\\t/" root.txt; }
        revoke stolen ,keyCompromise; revoke silent ''; revoke left ,superseded; revoke dropped ,keyCompromise
        revoke moved ,superseded
        list late 20260901000000Z 20300101000000Z
        rm -rf ./*.csr ./*.txt* certs

        """
}
