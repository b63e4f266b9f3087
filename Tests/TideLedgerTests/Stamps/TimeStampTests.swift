import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

struct TimeStampTests {
    private static let data = Array("a signed tree head\n".utf8)
    private static let digest = ContentDigest(of: data)

    private func stamp(_ response: [UInt8]) throws -> TimeStamp { try TimeStamp(response, file: "r") }

    /// What is wrong with a response over the data.
    private func problems(_ response: [UInt8], request: StampRequest? = nil) -> [String] {
        codes {
            let found = try stamp(response).problems(over: Self.digest, request: request, file: "r")
            if let problem = found.first { throw LedgerError.refused([problem]) }
        }
    }

    // MARK: - What is read

    @Test(
        arguments: ["live", "rsa"],
        [
            "", "ess_cert_id_alg = sha1", "ess_cert_id_alg = sha384", "signer_digest = sha512",
            "certs = root.pem\ness_cert_id_chain = yes", "ordering = yes\ntsa_name = yes",
        ]
    )
    func `an answer of openssl to our request is a stamp`(name: String, extra: String) throws {
        let request = StampRequest(imprint: Self.digest, nonce: 0xfedc_ba98_7654_3210)
        let before = Int64(Date().timeIntervalSince1970)
        let response = try StampAuthority.answer(request.encoded, by: name, extra: extra)
        let stamp = try stamp(response)
        #expect(stamp.problems(over: Self.digest, request: request, file: "r") == [])
        #expect((before...(before + 60)).contains(stamp.time.secondsSince1970))
        #expect(stamp.accuracy == 1_500_000)
        #expect(stamp.latest.secondsSince1970 == stamp.time.secondsSince1970 + 2, "1.5 seconds, rounded up")
        #expect(stamp.serial == "0101" && stamp.policy == "1.3.6.1.4.1.99999.2")
        #expect(stamp.authority == "CN=\(name),O=Ministry,C=XA")
        let ran = try StampAuthority.verified(response, over: Self.data)
        #expect(ran.status == 0, "\(ran.output)")
        let withRequest = try StampAuthority.withFolder { folder in
            try write(["q": request.encoded, "r": response], to: folder)
            return try TestAuthority.shell("openssl ts -verify -queryfile q -in r -CAfile root.pem", in: folder)
        }
        #expect(withRequest.status == 0, "\(withRequest.output)")
    }

    @Test(
        arguments: [
            ("20260301120000Z", "", nil, "2026-03-01T12:00:00Z"),
            ("20260301120000Z", "accuracy = SEQUENCE:accuracy", 2_000_000, "2026-03-01T12:00:02Z"),
            ("20260301120000.25Z", "", nil, "2026-03-01T12:00:01Z"),
            ("20260301120000.25Z", "accuracy = SEQUENCE:accuracy", 2_000_000, "2026-03-01T12:00:03Z"),
        ] as [(String, String, Int64?, String)]
    )
    func `a time is rounded so that nothing seems older than it is`(
        time: String,
        info: String,
        accuracy: Int64?,
        latest: String
    ) throws {
        let response = try StampAuthority.stamp(over: Self.data, at: time, info: info)
        let stamp = try stamp(response)
        #expect("\(stamp.time)" == "2026-03-01T12:00:00Z")
        #expect(stamp.accuracy == accuracy && "\(stamp.latest)" == latest)
        #expect(try StampAuthority.verified(response, over: Self.data, at: "2026-03-01T12:00:00Z").status == 0)
    }

    @Test func `a stamp over other bytes or for another request is told apart`() throws {
        let request = StampRequest(imprint: Self.digest, nonce: 5)
        let response = try StampAuthority.answer(request.encoded)
        #expect(problems(response, request: request) == [])
        #expect(problems(response, request: StampRequest(imprint: Self.digest, nonce: 6)) == ["TG0914"])
        let other = ContentDigest(of: "other")
        #expect(problems(response, request: StampRequest(imprint: other, nonce: 5)) == ["TG0913"])
        let found = try stamp(response).problems(over: other, request: nil, file: "r")
        #expect(found.map(\.code.rawValue) == ["TG0913"])
        let without = try StampAuthority.stamp(over: Self.data)
        #expect(problems(without, request: request) == ["TG0914"], "a stamp without a nonce answers no request")
        #expect(problems(without) == [])
        // A nonce of zero is one, and none is not zero.
        let zero = StampRequest(imprint: Self.digest, nonce: 0)
        #expect(problems(without, request: zero) == ["TG0914"])
        #expect(problems(try StampAuthority.answer(zero.encoded), request: zero) == [])
    }

    @Test func `the example of the page is a stamp, for openssl too`() throws {
        let data = Array("what is stamped\n".utf8)
        let text = try example("stamp", in: "stamps.md")
        let response = try #require(Base64.decode(text.filter { $0 != "\n" }))
        let stamp = try stamp(response)
        #expect(stamp.problems(over: ContentDigest(of: data), request: nil, file: "r") == [])
        #expect("\(stamp.time)" == "2026-11-30T10:20:28Z" && "\(stamp.latest)" == "2026-11-30T10:20:29Z")
        #expect(stamp.authority == "CN=test tsa" && stamp.serial == "02")
        let issuer = try example("issuer", in: "stamps.md")
        let ran = try withTemporaryFolder { folder in
            try write(["data": data, "r": response, "ca.pem": Array(issuer.utf8)], to: folder)
            let moment = stamp.time.secondsSince1970
            return try TestAuthority.shell(
                "openssl ts -verify -data data -in r -CAfile ca.pem -attime \(moment)",
                in: folder
            )
        }
        #expect(ran.status == 0, "\(ran.output)")
    }

    @Test func `the page's authority of one's own works`() throws {
        try StampFixture.run { (fixture) throws in
            _ = try fixture.folder.file(fixture.note)
            let made = try withTemporaryFolder { folder in
                let files = [
                    "tsa.cnf": try example("authority", in: "stamps.md"),
                    "commands": try example("commands", in: "stamps.md"),
                    "checkpoint": String(decoding: fixture.note, as: UTF8.self),
                ]
                try write(files.mapValues { Array($0.utf8) }, to: folder)
                try TestAuthority.require("bash -euo pipefail commands 2>&1", in: folder)
                return try FolderFiles.read(folder.path)
            }
            let trust = try fixture.bareTrust(["tsa/test.pem": try #require(made["root.pem"])])
            let request = try StampRequest(try #require(made["head.tsq"]), file: "q")
            let response = try #require(made["head.tsr"])
            let now = Instant(secondsSince1970: Int64(Date().timeIntervalSince1970))
            let stamped = try fixture.store(response, answering: request, trust: trust, at: now)
            #expect(stamped.stamps.first?.authority == "CN=test tsa")
        }
    }

    // MARK: - What is refused

    @Test func `what was not granted is no stamp`() throws {
        let sha1 = try withTemporaryFolder { folder in
            try write(["data": Self.data], to: folder)
            try TestAuthority.require("openssl ts -query -data data -sha1 -cert -out q", in: folder)
            return Array(try Data(contentsOf: folder.appending(path: "q")))
        }
        #expect(problems(try StampAuthority.answer(sha1)) == ["TG0912"], "the authority stamps SHA-256 alone")
        var response = try StampAuthority.stamp(over: Self.data)
        for status in 1...6 as ClosedRange<UInt8> {
            response[8] = status
            #expect(problems(response) == ["TG0912"])
        }
        #expect(problems([0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x00]) == ["TG0911"], "granted, and no token")
    }

    @Test func `weak digests are refused`() throws {
        #expect(problems(try StampAuthority.stamp(over: Self.data, algorithm: "sha1")) == ["TG0915"])
        #expect(problems(try StampAuthority.stamp(over: Self.data, algorithm: "md5")) == ["TG0915"])
        #expect(problems(try StampAuthority.stamp(over: Self.data, algorithm: "sha512")) == ["TG0915"])
        let request = StampRequest(imprint: Self.digest, nonce: 5)
        for name in ["live", "rsa"] {
            let response = try StampAuthority.answer(request.encoded, by: name, extra: "signer_digest = sha1")
            #expect(problems(response, request: request) == ["TG0915"])
            #expect(try StampAuthority.verified(response, over: Self.data).status == 0, "openssl takes it still")
        }
    }

    @Test(arguments: ["lax", "mixed", "wide", "plain"])
    func `a certificate that is not for time stamps alone stamps nothing`(name: String) throws {
        let response = try StampAuthority.stamp(over: Self.data, by: name)
        #expect(problems(response) == ["TG0917"])
        guard name != "mixed" else { return }
        #expect(try StampAuthority.verified(response, over: Self.data, at: "2026-10-01T12:00:00Z").status != 0)
    }

    @Test(arguments: ["", "-cades -nocerts", "-noattr", "-cades -signer rsa.pem -inkey rsa.key"])
    func `a token of another form is no stamp`(options: String) throws {
        #expect(problems(try StampAuthority.stamp(over: Self.data, options: options)) == ["TG0911"])
    }

    @Test func `a certificate that the signature does not bind is not taken for the signer's`() throws {
        func bound(to name: String) throws -> [String] {
            problems(
                try StampAuthority.stamp(
                    over: Self.data,
                    by: "twin",
                    options: "-cades -nocerts -certfile \(name).pem"
                )
            )
        }
        #expect(try bound(to: "twin") == [])
        #expect(try bound(to: "double") == ["TG0911"])
    }

    @Test func `another content, unknown critical extensions and odd numbers are no stamp`() throws {
        func code(_ info: String, at time: String = "20261001120000Z") throws -> [String] {
            problems(try StampAuthority.stamp(over: Self.data, at: time, info: info))
        }
        #expect(problems(try StampAuthority.stamp(over: Self.data, type: "1.2.840.113549.1.7.1")) == ["TG0911"])
        #expect(try code("extensions = IMPLICIT:1,SEQUENCE:extensions") == ["TG0911"])
        #expect(try code("nonce = INTEGER:-5") == ["TG0911"])
        #expect(try code("nonce = INTEGER:0x\(String(repeating: "7", count: 130))") == ["TG0911"])
        #expect(try code("nonce = INTEGER:5") == [])
        #expect(try code("", at: "20261001140000+0200") == ["TG0911"])
    }

    @Test func `bytes before, after or missing are refused`() throws {
        let response = try StampAuthority.stamp(over: Self.data)
        #expect(problems(response) == [])
        for bytes in [[], [0x30], response + [0], [0] + response, response + response, Array(response.dropFirst(9))] {
            #expect(problems(bytes) == ["TG0911"])
        }
        // Something after the token, within the response.
        var longer = response + [0x05, 0x00]
        let count = longer.count - 4
        (longer[2], longer[3]) = (UInt8(count >> 8), UInt8(count & 0xff))
        #expect(problems(longer) == ["TG0911"])
        for count in response.indices { #expect(problems(Array(response.prefix(count))) == ["TG0911"]) }
    }

    @Test(arguments: ["tsa", "rsa"]) func `no changed byte of what was signed passes`(name: String) throws {
        let response = try StampAuthority.stamp(over: Self.data, by: name)
        let stamp = try stamp(response)
        var passed: [[UInt8]] = []
        for position in response.indices {
            for bits in [0x01, 0x20, 0x80] as [UInt8] {
                let mangled = changed(response, at: position, by: bits)
                guard problems(mangled).isEmpty else { continue }
                passed.append(mangled)
                // Neither the time nor the signer can have changed: what passes is another spelling of the same.
                #expect(try self.stamp(mangled) == stamp)
            }
        }
        // Version numbers, the list of digests and the case of names in the signer's identifier are not signed.
        #expect(passed.count < 60)
        try StampAuthority.withFolder { folder in
            for (number, mangled) in passed.enumerated() { try write(["mangled/\(number)": mangled], to: folder) }
            try write(["data": Self.data], to: folder)
            let moment = stamp.time.secondsSince1970
            let ran = try TestAuthority.shell(
                """
                for file in mangled/*; do openssl ts -verify -data data -in $file -CAfile root.pem -attime \(moment) \
                || echo "no: $file"; done
                """,
                in: folder
            )
            #expect(!ran.output.contains("no: "), "\(ran.output)")
        }
    }
}
