import Foundation
import Testing
import TideCore
import TideLedger
import TideRelease
import TideTestSupport

/// Changes of the office's own keys, through the built program.
@Suite struct KeyCommandTests {
    private func rotate(_ shop: Workshop, _ role: String, overlap: Int = 30) throws -> BuiltProgram.Run {
        try shop.program.run(
            ["key", "rotate", "--role", role, "--overlap", "\(overlap)", "--format", "json"] + shop.opening
        )
    }

    /// The key ids of a role that are in force.
    private func inForce(_ role: String, of shop: Workshop) throws -> [String] {
        let run = try shop.expectSuccess(["key", "history", "--format", "json"] + shop.opening)
        let list = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]] ?? []
        return list.filter { $0["role"] as? String == role && $0["inForce"] as? Bool == true }
            .compactMap { $0["keyID"] as? String }
    }

    private func expectAudited(_ shop: Workshop, _ more: [String] = []) throws {
        try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust] + more)
    }

    /// Where a rotation of the log key is killed, and how long the old key counts.
    static let logMoments: [(String, Int)] = [
        ("entries-stored", 30), ("head-signed", 30), ("head-recorded", 30), ("head-marked", 0),
        ("checkpoint-exported", 30),
        ("key-logged", 0), ("key-logged", 30), ("entries-stored:2", 30), ("head-marked:2", 0), ("key-published", 30),
    ]

    @Test(arguments: logMoments)
    func `a rotation of the log key that was killed is announced by the next command`(
        moment: String,
        overlap: Int
    )
        throws
    {
        try PreparedWorkshop.withCopy { shop in
            let (before, old) = (try shop.entries(), try inForce("log", of: shop))
            var killed = shop
            killed.program.environment["TIDEGATE_KILL_AT"] = moment
            let run = try rotate(killed, "log", overlap: overlap)
            #expect(run.status == -SIGKILL, "\(run.status) \(run.messages)")
            try shop.expectSuccess(["log", "cosign"] + shop.opening)
            #expect(try shop.entries() == before + ["key-event rotated", "log-event policy"])
            let now = try inForce("log", of: shop)
            #expect(now.count == 1 && now != old)
            let policy = try String(contentsOfFile: "\(shop.trust)/policy", encoding: .utf8)
            #expect(policy.split(separator: "\n").count { $0.hasPrefix("log ") } == 2)
            try expectAudited(shop)
            // Nothing is left to do, and the office works on under both keys.
            try shop.expectSuccess(shop.releasing())
            #expect(try shop.entries().count { $0 == "log-event policy" } == 1)
            try shop.expectSuccess(["verify", "\(shop.outbox)/\(shop.delivered[0])", "--trust", shop.trust])
            try expectAudited(shop)
            try shop.expectSuccess(["registry", "check"] + shop.opening)
        }
    }

    @Test(arguments: ["key-logged", "head-marked"])
    func `a new release key comes into the trust folder although the run was killed`(moment: String) throws {
        try PreparedWorkshop.withCopy { shop in
            var killed = shop
            killed.program.environment["TIDEGATE_KILL_AT"] = moment
            #expect(try rotate(killed, "release", overlap: 0).status == -SIGKILL)
            let key = try #require(try inForce("release", of: shop).first)
            let path = "\(shop.trust)/release/release-\(key.prefix(16)).pub.pem"
            #expect(!DurableFile.exists(path))
            try shop.expectSuccess(shop.releasing())
            #expect(DurableFile.exists(path))
            try expectAudited(shop)
        }
    }

    @Test func `root keys that are handed out are those in force`() throws {
        try PreparedWorkshop.withCopy { shop in
            try shop.shell("mkdir office/trust/root; cp office/keys/root.pub.pem office/trust/root/")
            try expectAudited(shop)
            #expect(try rotate(shop, "root").status == 0)
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(shop.trust)/root").count == 1)
            try expectAudited(shop)
            #expect(try rotate(shop, "release").status == 0)
            try expectAudited(shop)
        }
    }

    @Test func `a further root key votes, and a further release key signs`() throws {
        try PreparedWorkshop.withCopy { shop in
            let root = try shop.expectSuccess(["key", "enrol", "--role", "root", "--format", "json"] + shop.opening)
            #expect(root.json["trust"] as? [String] == [])
            #expect(try inForce("root", of: shop).count == 2)
            let before = try inForce("release", of: shop)
            let run = try shop.expectSuccess(["key", "enrol", "--role", "release", "--format", "json"] + shop.opening)
            let new = try #require(run.json["keyID"] as? String)
            #expect(try inForce("release", of: shop) == before + [new])
            try expectAudited(shop)
            // Two of two have to sign from now on.
            let first = shop.path("office/keys/root.key.pem")
            let alone = ["key", "enrol", "--role", "root", "--root-key", first] + shop.opening
            let few = try shop.program.run(alone)
            #expect(few.status == 2 && few.messages.contains("TG0959"), "\(few.messages)")
            try shop.expectSuccess(shop.releasing())
            let bundle = "\(shop.outbox)/\(shop.delivered[0])"
            let statement = try String(contentsOfFile: "\(bundle)/release.dsse.json", encoding: .utf8)
            #expect(statement.contains(new) && !statement.contains(before[0]))
            try shop.expectSuccess(["verify", bundle, "--trust", shop.trust])
            try expectAudited(shop)
            for role in ["log", "registrar"] {
                #expect(try shop.program.run(["key", "enrol", "--role", role] + shop.opening).status == 64)
            }
        }
    }

    @Test func `the only release key that was lost is replaced by one that speaks for itself, then revoked`() throws {
        try PreparedWorkshop.withCopy { shop in
            let lost = try inForce("release", of: shop)
            try shop.shell("rm office/keys/release.key.pem")
            #expect(try rotate(shop, "release", overlap: 0).status == 1)
            #expect(try shop.program.run(["key", "enrol", "--role", "release"] + shop.opening).status == 1)
            let run = try shop.expectSuccess(
                ["key", "enrol", "--role", "release", "--lost", "--reason", "gone", "--format", "json"] + shop.opening
            )
            let entry = try #require(run.json["entry"] as? Int)
            try shop.expectSuccess(
                ["key", "revoke", "--role", "release", "--key", lost[0], "--from-index", "\(entry + 1)"] + shop.opening
            )
            #expect(try inForce("release", of: shop) == [run.json["keyID"] as? String ?? ""])
            try expectAudited(shop)
            try shop.expectSuccess(shop.releasing())
            try expectAudited(shop)
        }
    }

    @Test func `a revocation beyond the log is refused, and a dry run says whose signatures stop counting`() throws {
        try PreparedWorkshop.withCopy { shop in
            let old = try inForce("release", of: shop)[0]
            #expect(try rotate(shop, "release").status == 0)
            try shop.expectSuccess(shop.releasing())
            let before = try shop.entries()
            let count = before.count
            func revoke(_ role: String, _ key: String, _ index: Int, _ more: [String] = []) throws -> BuiltProgram.Run {
                try shop.program.run(
                    [
                        "key", "revoke", "--role", role, "--key", key, "--from-index", "\(index)", "--format", "json",
                    ] + more + shop.opening
                )
            }
            for index in [count + 1, 10 * count, 0] {
                for more in [[], ["--dry-run"]] {
                    let run = try revoke("release", old, index, more)
                    #expect(run.status == 2 && run.messages.contains("TG0995"), "\(index): \(run.messages)")
                    #expect(run.messages.contains("the newest entry is \(count - 1)"), "\(run.messages)")
                }
            }
            // The old key goes on signing while the overlap lasts; the new one has signed its own entry.
            let rotation = try #require(before.firstIndex(of: "key-event rotated"))
            let shown = try revoke("release", old, 2, ["--dry-run"])
            #expect(shown.status == 0 && shown.json["entries"] as? [Int] == Array(2..<count), "\(shown.output)")
            let new = try #require(try inForce("release", of: shop).last)
            let own = try revoke("release", new, rotation, ["--dry-run"])
            #expect(own.json["entries"] as? [Int] == [rotation], "\(own.output) \(own.messages)")
            #expect(try revoke("release", old, count, ["--dry-run"]).json["entries"] as? [Int] == [])
            let log = try revoke("log", inForce("log", of: shop)[0], 3, ["--dry-run"])
            #expect(log.status == 0 && log.json["largestHead"] as? Int == 3, "\(log.messages)")
            let registrar = try revoke("registrar", inForce("registrar", of: shop)[0], 1, ["--dry-run"])
            let parties = before.indices.filter { before[$0].hasPrefix("party") }
            #expect(Set(registrar.json["entries"] as? [Int] ?? []) == Set(parties), "\(registrar.output)")
            #expect(try shop.entries() == before, "nothing was logged")
            #expect(try revoke("release", old, count).status == 0)
            try expectAudited(shop)
        }
    }

    @Test func `what a revoked key signed counts where a stamp from before covers it`() throws {
        try PreparedWorkshop.withCopy { shop in
            let old = try inForce("release", of: shop)[0]
            try shop.write(OpenSSLAuthority.configuration(["root"]), "ca.cnf")
            try shop.write(OpenSSLAuthority.stamping(signer: "tsa"), "tsa.cnf")
            try shop.shell(
                """
                for name in root tsa; do
                    openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out $name.key 2>/dev/null
                    openssl req -new -config ca.cnf -key $name.key -subj "/CN=test $name" -out $name.csr
                done
                openssl x509 -req -in root.csr -signkey root.key -extfile ca.cnf -extensions authority -days 3650 -out root.pem
                openssl x509 -req -in tsa.csr -CA root.pem -CAkey root.key -CAcreateserial -extfile ca.cnf \
                    -extensions stamping -days 365 -out tsa.pem
                echo 01 > tsa.serial
                mkdir -p office/trust/tsa; cp root.pem office/trust/tsa/test.pem
                """
            )
            try shop.expectSuccess(["log", "stamp", "request", "--request-out", shop.path("q")] + shop.opening)
            try shop.shell("openssl ts -reply -config tsa.cnf -queryfile q -out r 2>/dev/null")
            let size = try shop.entries().count
            try shop.expectSuccess(
                [
                    "log", "stamp", "store", "--size", "\(size)", "--request", shop.path("q"), "--response",
                    shop.path("r"), "--trust", shop.trust,
                ] + shop.opening
            )
            #expect(try rotate(shop, "release", overlap: 0).status == 0)
            let stamped = Int64(Date().timeIntervalSince1970) + 2
            let next = try shop.entries().count
            try shop.expectSuccess(
                [
                    "key", "revoke", "--role", "release", "--key", old, "--from-index", "\(next)", "--from-time",
                    "\(Instant(secondsSince1970: stamped))",
                ] + shop.opening
            )
            func findings(_ more: [String]) throws -> [String] {
                let run = try shop.program.run(["audit", shop.log, "--trust", shop.trust] + more)
                #expect(run.status == 0, "\(run.messages)")
                return run.messages.split(separator: "\n").filter { $0.contains("TG0958") }.map(String.init)
            }
            // Without a stamp all entries of the key are told; with it those after the stamped head alone: the rotation.
            let without = try findings([])
            let with = try findings(["--stamps", shop.path("office/stamps")])
            #expect(without.count == 1 && with.count == 1 && without != with, "\(without) \(with)")
            #expect(with.first?.contains("\(size)") == true, "\(with)")
            let missing = try shop.program.run([
                "audit", shop.log, "--trust", shop.trust, "--stamps", shop.path("none"),
            ])
            #expect(missing.status == 1)
            try shop.shell("printf x >> office/stamps/*/checkpoint.tsr")
            let broken = try shop.program.run([
                "audit", shop.log, "--trust", shop.trust, "--stamps", shop.path("office/stamps"),
            ])
            #expect(broken.status == 2 && broken.messages.contains("TG0911"), "\(broken.messages)")
        }
    }
}
