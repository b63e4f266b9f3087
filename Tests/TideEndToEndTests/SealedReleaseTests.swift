import Foundation
import Testing
import TideCore
import TideLedger
import TideRelease
import TideTestSupport

/// Releases that are sealed to the recipient's certificate.
@Suite struct SealedReleaseTests {
    /// A workshop whose recipient has a certificate, which the agreement seals to.
    ///
    /// - Parameter prepare: what else is done before anything is registered.
    private func withShop(
        _ day: String = "from: 2026-01-01, until: 2030-12-31",
        prepare: (Workshop) throws -> Void = { _ in },
        then body: (Workshop) throws -> Void
    ) throws {
        try withTemporaryFolder { folder in
            let shop = try Workshop(making: folder) { shop in
                try shop.shell(
                    """
                    openssl req -x509 -newkey rsa:2048 -nodes -sha256 -days 30 -subj "/CN=Data room of a study" \
                      -addext keyUsage=critical,keyEncipherment,keyAgreement -keyout room.key.pem \
                      -out policies/keys/room.cert.pem
                    """
                )
                let path = shop.path("policies/parties.yaml")
                let parties = String(decoding: try DurableFile.read(path), as: UTF8.self)
                try shop.write(
                    parties.replacing(
                        "id: xa.study\n",
                        with: "id: xa.study\ncertificates: {data-room: {file: keys/room.cert.pem, \(day)}}\n"
                    ),
                    "policies/parties.yaml"
                )
                try shop.add(clauses: "access: {mode: transfer, sealTo: data-room}\n")
                try prepare(shop)
            }
            try body(shop)
        }
    }

    @Test func `nothing is made for a recipient whose certificate is not to be sealed to any more`() throws {
        try withShop("from: 2020-01-01, until: 2020-12-31") { shop in
            let run = try shop.program.run(shop.releasing(["--dry-run"]))
            #expect(run.status == 2 && run.output.contains("ACCESS_MODE"), "\(run.output)\(run.messages)")
            #expect(run.output.contains("data-room") && shop.delivered.isEmpty)
        }
    }

    @Test func `nothing is made for a recipient whose certificate itself is over, whatever its document says`() throws {
        try withShop(
            prepare: { shop in
                try shop.write(OpenSSLAuthority.configuration(["own"]), "ca.cnf")
                try shop.shell(
                    """
                    mkdir certs; : > own.txt
                    openssl req -new -sha256 -key room.key.pem -subj "/CN=Data room of a study" -config ca.cnf -out room.csr
                    openssl ca -batch -notext -selfsign -config ca.cnf -extensions sealing -keyfile room.key.pem \
                      -in room.csr -startdate 20200101000000Z -enddate 20201231000000Z -out policies/keys/room.cert.pem
                    """
                )
            },
            then: { shop in
                let run = try shop.program.run(shop.releasing(["--dry-run"]))
                #expect(run.status == 3 && run.messages.contains("TG0753"), "\(run.output)\(run.messages)")
                #expect(run.messages.contains("data-room") && shop.delivered.isEmpty)
            }
        )
    }

    private var sealedFiles: [String] { ["README.txt", "bundle.tar.p7m"] }

    @Test func `a sealed bundle opens with tidegate and with openssl and tar, and verifies as ever`() throws {
        try withShop { shop in
            try shop.approve()
            let run = try shop.expectSuccess(shop.releasing(["--format", "json"]))
            let bundle = try #require(run.json["bundle"] as? String)
            let id = try #require(run.json["release"] as? String)
            #expect(run.json["sealed"] as? Bool == true)
            #expect(try FolderFiles.list(bundle).files.sorted() == sealedFiles)
            let readme = String(decoding: try DurableFile.read("\(bundle)/README.txt"), as: UTF8.self)
            #expect(readme.contains("tidegate open bundle.tar.p7m") && readme.contains("openssl cms -decrypt"))
            #expect((try? DurableFile.names(in: shop.path("office/scratch"))) ?? [] == [])
            // Whoever verifies it as it is hears that it is sealed, and what to do.
            for path in [bundle, "\(bundle)/bundle.tar.p7m"] {
                let sealed = try shop.program.run(["verify", path, "--trust", shop.trust, "--format", "json"])
                let reasons = try #require(sealed.json["reasons"] as? [[String: Any]])
                #expect(sealed.status == 2 && reasons.map { $0["code"] as? String } == ["TG0850"])
                #expect(sealed.messages.contains("tidegate open \(bundle)/bundle.tar.p7m"), "\(sealed.messages)")
            }
            // Why the answer is no stands under one name, whoever says it.
            try Data("0123456789".utf8).write(to: URL(filePath: shop.path("broken.p7m")))
            let broken = try shop.program.run([
                "open", shop.path("broken.p7m"), "--certificate", shop.path("policies/keys/room.cert.pem"), "--key",
                shop.path("room.key.pem"), "--output", shop.path("none"), "--format", "json",
            ])
            #expect(broken.status == 2 && broken.json["diagnostics"] == nil, "\(broken.messages)")
            #expect((broken.json["reasons"] as? [[String: Any]])?.isEmpty == false)
            let opened = shop.path("opened")
            try shop.expectSuccess([
                "open", "\(bundle)/bundle.tar.p7m", "--certificate", shop.path("policies/keys/room.cert.pem"), "--key",
                shop.path("room.key.pem"), "--output", opened,
            ])
            try shop.expectSuccess(["verify", opened, "--trust", shop.trust])
            let script = """
                mkdir -m 700 by-hand && openssl cms -decrypt -binary -inform DER -in \(bundle)/bundle.tar.p7m \
                  -recip policies/keys/room.cert.pem -inkey room.key.pem | tar -x -C by-hand
                """
            var inside = shop.program
            inside.folder = shop.folder
            let hand = try inside.launch(URL(filePath: "/bin/bash"), ["-c", "set -o pipefail; " + script])
            #expect(hand.status == 0, "\(hand.messages)")
            try shop.expectSuccess(["verify", shop.path("by-hand"), "--trust", shop.trust])
            #expect(
                try FolderFiles.read(opened).mapValues { ContentDigest(of: $0) }
                    == FolderFiles.read(shop.path("by-hand")).mapValues { ContentDigest(of: $0) }
            )
            // A certificate of destruction is made from what was opened.
            let day = "\(Instant(secondsSince1970: Int64(Date().timeIntervalSince1970)).date)"
            try shop.expectSuccess(
                ["duties", "certificate", id, "--bundle", opened, "--destroyed", day, "--method", "overwritten"]
                    + ["--output", shop.path("d.json")] + shop.signed(by: "xa.study/head")
            )
        }
    }

    @Test(arguments: ReleasePoint.allCases.map(\.rawValue))
    func `a sealed release killed at a named moment leaves nothing open and nothing unsealed in the outbox`(
        moment: String
    ) throws {
        try withShop { shop in
            try shop.approve()
            var killed = shop
            killed.program.environment["TIDEGATE_KILL_AT"] = moment
            #expect(try killed.program.run(shop.releasing()).status == -SIGKILL, "\(moment) was not reached")
            for name in shop.delivered {
                let files = try FolderFiles.list("\(shop.outbox)/\(name)").files
                #expect(Set(files).isSubset(of: Set(sealedFiles + ["bundle.tar.p7m.tmp"])), "\(files)")
            }
            let again = try shop.expectSuccess(shop.releasing(["--format", "json"]))
            #expect(shop.delivered.allSatisfy { !$0.hasPrefix(".") }, "a staging folder is left")
            #expect((try? DurableFile.names(in: shop.path("office/scratch"))) ?? [] == [])
            let audit = try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust, "--format", "json"])
            let entries = try #require(audit.json["entries"] as? [String: Int])
            #expect(
                entries["release-decision released"]
                    == (entries["release-delivery confirmed"] ?? 0) + (entries["release-delivery aborted"] ?? 0)
            )
            #expect(entries["release-delivery confirmed"] == shop.delivered.count)
            let bundle = try #require(again.json["bundle"] as? String)
            try shop.expectSuccess([
                "open", "\(bundle)/bundle.tar.p7m", "--certificate", shop.path("policies/keys/room.cert.pem"), "--key",
                shop.path("room.key.pem"), "--output", shop.path("opened"),
            ])
            try shop.expectSuccess(["verify", shop.path("opened"), "--trust", shop.trust])
        }
    }
}
