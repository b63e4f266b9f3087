import Foundation
import Testing
import TideCore
import TideTestSupport

@Suite struct WholeWayTests {
    @Test func `an approved request ends in a bundle that verifies with and without tidegate`() throws {
        try PreparedWorkshop.withCopy { shop in
            let run = try shop.expectSuccess(shop.releasing(["--format", "json"]))
            #expect(run.json["outcome"] as? String == "released")
            let bundle = try #require(run.json["bundle"] as? String)
            #expect(shop.delivered == [URL(filePath: bundle).lastPathComponent])
            let verified = try shop.expectSuccess(["verify", bundle, "--trust", shop.trust, "--format", "json"])
            #expect(verified.json["verified"] as? Bool == true)
            #expect(try #require(verified.json["k"] as? Int) >= 3)
            let audited = try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust, "--format", "json"])
            #expect(audited.json["size"] as? Int == 5)
            let script = repositoryRoot.appending(path: "examples/verify-without-tidegate.sh")
            let without = try shop.program.launch(URL(filePath: "/bin/bash"), [script.path, bundle, shop.trust])
            #expect(without.status == 0, "\(without.output)\(without.messages)")
            try Data("x".utf8).write(to: URL(filePath: bundle).appending(path: "report.json"))
            #expect(try shop.program.run(["verify", bundle, "--trust", shop.trust]).status == 2)
            #expect(try shop.program.launch(URL(filePath: "/bin/bash"), [script.path, bundle, shop.trust]).status == 2)
        }
    }

    @Test func `a refusal exits 2 with every reason and a nearest request, and is logged`() throws {
        try PreparedWorkshop.withCopy { shop in
            try shop.write(SmallOffice.request(purpose: "enforcement", columns: ["name", "age"], k: 2), "bad.yaml")
            let run = try shop.program.run(shop.releasing(["--format", "json"], request: shop.path("bad.yaml")))
            #expect(run.status == 2)
            let decision = try #require(run.json["decision"] as? [String: Any])
            let reasons = try #require(decision["reasons"] as? [[String: Any]])
            let codes = Set(reasons.compactMap { $0["code"] as? String })
            #expect(
                codes == ["PURPOSE_NOT_ALLOWED", "COLUMN_NOT_COVERED", "DIRECT_ID_PRESENT", "K_BELOW", "APPROVALS"]
            )
            #expect(decision["nearest"] is [String: Any])
            #expect(shop.delivered.isEmpty)
            #expect(try shop.entries().last == "release-decision refused")
        }
    }

    @Test func `a permit that no transformation can meet is withheld, and logged`() throws {
        try PreparedWorkshop.withCopy { shop in
            // Five rows in five districts: no level short of the top makes classes of three, and geography is preserved.
            try shop.write(
                "person,name,age,region,sex,visited,diagnosis\nA,a,21,n1,f,2025-01-01,d\nB,b,22,s1,f,2025-01-01,d\n",
                "two.csv"
            )
            let dry = try shop.program.run(
                shop.releasing(["--dry-run", "--format", "json"], input: shop.path("two.csv"))
            )
            #expect(dry.status == 2)
            #expect(dry.json["outcome"] as? String == "withheld")
            let run = try shop.program.run(shop.releasing(["--format", "json"], input: shop.path("two.csv")))
            #expect(run.status == 2)
            #expect(run.json["outcome"] as? String == "withheld")
            #expect(try shop.entries().last == "release-decision withheld")
            #expect(shop.delivered.isEmpty)
        }
    }

    @Test func `an edited policy folder changes nothing that is registered`() throws {
        try PreparedWorkshop.withCopy { shop in
            try FileManager.default.removeItem(atPath: shop.policies)
            try shop.expectSuccess(shop.releasing())
        }
    }

    @Test func `an agreement that one party signed is not registered and permits nothing`() throws {
        try PreparedWorkshop.withCopy { shop in
            let agreement = SmallOffice.agreement(version: 2)
            try shop.write(agreement, "policies/agreement.yaml")
            let signature = shop.path("one.dsse.json")
            try shop.expectSuccess(shop.signing("xa.clinic/dpo", to: signature))
            let register = try shop.program.run(
                ["agreement", "register", "clinic-study-1", "--policies", shop.policies, "--signature", signature]
                    + shop.opening
            )
            #expect(register.status == 2)
            #expect(register.messages.contains("UNSIGNED") && register.messages.contains("xa.study/head"))
            let decide = try shop.program.run([
                "decide", "--policies", shop.policies, "--request", shop.path("request.yaml"), "--format", "json",
            ])
            #expect(decide.status == 2 && decide.output.contains("UNSIGNED"))
        }
    }

    @Test func `a second run in the same workspace waits for nobody and says so`() throws {
        try PreparedWorkshop.withCopy { shop in
            let lock = try FileLock(shop.path("office/lock"))
            let run = try shop.program.run(shop.releasing())
            #expect(run.status == 1 && run.messages.contains("TG0711"))
            #expect(lock != nil)
        }
    }

    @Test func `a wrong passphrase opens nothing`() throws {
        try PreparedWorkshop.withCopy { shop in
            try shop.write("another\n", "passphrase")
            let run = try shop.program.run(shop.releasing())
            #expect(run.status == 3 && !run.messages.isEmpty)
            #expect(shop.delivered.isEmpty)
        }
    }

    @Test func `a workspace is never made over something else`() throws {
        try PreparedWorkshop.withCopy { shop in
            let run = try shop.program.run([
                "init", shop.workspace, "--office", "xa.clinic", "--origin", "x.example", "--passphrase-file",
                shop.passphrase,
            ])
            #expect(run.status == 3 && run.messages.contains("TG0710"))
            try shop.expectSuccess(["log", "show"] + shop.opening)
        }
    }
}
