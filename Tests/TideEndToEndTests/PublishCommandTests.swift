import Foundation
import Testing
import TideCore
import TideTestSupport

/// `tidegate agreement publish` as the built program has it.
@Suite struct PublishCommandTests {
    private static let clause = "publish: [title, parties, purposes, columns, valid]\n"

    private func json(_ folder: String) throws -> [String: Any] {
        let data = try Data(contentsOf: URL(filePath: "\(folder)/register.json"))
        return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    @Test func `a workspace publishes what is registered, and marks what was suspended`() throws {
        try withTemporaryFolder { folder in
            let shop = try Workshop(making: folder) { try $0.add(clauses: Self.clause) }
            let target = shop.path("public")
            let run = try shop.expectSuccess(["agreement", "publish", target] + shop.opening + ["--format", "json"])
            #expect(run.json["agreements"] as? Int == 1 && run.json["silent"] as? Int == 0)
            let names = try FileManager.default.contentsOfDirectory(atPath: target).sorted()
            #expect(names == ["register.csv", "register.html", "register.json"])
            let entry = try #require((json(target)["agreements"] as? [[String: Any]])?.first)
            #expect(
                entry["standing"] as? String == "in-force"
                    && entry["title"] as? String == "Visits for a study (invented)"
            )
            let list = try shop.expectSuccess(["agreement", "list"] + shop.opening + ["--format", "json"]).output
            let digest = try #require(entry["signedForm"] as? String)
            #expect(list.contains(digest) && entry["legalBasis"] == nil)
            try shop.expectSuccess(
                ["agreement", "suspend", "clinic-study-1", "--reason", "a secret reason"] + shop.opening
                    + shop.signed(by: "xa.study/head")
            )
            try shop.expectSuccess(["agreement", "publish", target, "--language", "fr"] + shop.opening)
            let page = try String(contentsOfFile: "\(target)/register.html", encoding: .utf8)
            #expect(page.contains("<strong>suspendu</strong>") && page.contains("lang=\"fr\"") && page.contains(digest))
            #expect(!page.contains("secret reason") && !page.contains("Invented Act") && !page.contains("diagnosis"))
            let inside = try shop.program.run(["agreement", "publish", shop.workspace + "/public"] + shop.opening)
            #expect(inside.status == 3 && inside.messages.contains("TG0180"))
        }
    }

    @Test func `an agreement without the clause is counted, and nothing of it is shown`() throws {
        try PreparedWorkshop.withCopy { shop in
            let target = shop.path("public")
            let run = try shop.expectSuccess(["agreement", "publish", target] + shop.opening)
            #expect(run.output.contains("1 further agreement publishes nothing."))
            let page = try String(contentsOfFile: "\(target)/register.html", encoding: .utf8)
            #expect(!page.contains("Visits for a study") && page.contains("1 further agreement publishes nothing."))
        }
    }

    @Test func `documents alone are published as not registered, and the schema is printed`() throws {
        try withTemporaryFolder { folder in
            let clauses = repositoryRoot.appending(path: "policies/clauses").path
            let target = folder.appending(path: "preview").path
            let run = try BuiltProgram().run(["agreement", "publish", target, "--policies", clauses])
            #expect(run.status == 0, "\(run.messages)")
            let register = try json(target)
            let entries = register["agreements"] as? [[String: Any]] ?? []
            #expect(entries.count == 1 && (register["silent"] as? Int ?? 0) > 30)
            #expect(entries[0]["standing"] as? String == "unregistered" && entries[0]["signedForm"] == nil)
            #expect(try BuiltProgram().run(["schema", "register"]).status == 0)
            #expect(try BuiltProgram().run(["agreement", "publish", target]).status == 64)
        }
    }

    @Test func `a file that cannot be written leaves the others as they were`() throws {
        try withTemporaryFolder { folder in
            let clauses = repositoryRoot.appending(path: "policies/clauses").path
            let target = folder.appending(path: "preview")
            #expect(try BuiltProgram().run(["agreement", "publish", target.path, "--policies", clauses]).status == 0)
            let page = try Data(contentsOf: target.appending(path: "register.html"))
            // A folder where the last file would be written first.
            try FileManager.default.createDirectory(
                at: target.appending(path: "register.json.tmp/x"),
                withIntermediateDirectories: true
            )
            let run = try BuiltProgram().run([
                "agreement", "publish", target.path, "--policies", clauses, "--language", "fr",
            ])
            #expect(run.status == 1, "\(run.messages)")
            #expect(try Data(contentsOf: target.appending(path: "register.html")) == page)
        }
    }
}
