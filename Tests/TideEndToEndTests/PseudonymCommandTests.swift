import Foundation
import Testing
import TideCore
import TideTestSupport

/// A trusted third party's day, through the built program.
@Suite struct PseudonymCommandTests {
    private static let officers = ["xa.clinic/dpo", "xa.clinic/steward"]

    private static let made: Result<Workshop, any Error> = Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tidegate-third-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let shop = try Workshop(making: folder) { shop in
            let path = shop.path("policies/parties.yaml")
            let text = try String(contentsOfFile: path, encoding: .utf8)
                .replacing("Invented officer dpo,", with: "Invented officer dpo, person: ada,")
                .replacing("Invented officer steward,", with: "Invented officer steward, person: bob,")
            try Data(text.utf8).write(to: URL(filePath: path))
        }
        try shop.write("no,name\nP1,x\nP2,x\n P1,x\nP3,x\n", "ids.csv")
        try shop.write("no\nP2\n", "person.csv")
        return shop
    }

    private func withShop(_ body: (Workshop) throws -> Void) throws {
        let template = try Self.made.get()
        let folder = FileManager.default.temporaryDirectory.appending(path: "tidegate-copy-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(Workshop(copying: template, to: folder))
    }

    private static let kind = ["--namespace", "patient", "--profile", "trim-v1"]

    /// Has a step signed by both officers, and gives the arguments that take it.
    private func signed(_ shop: Workshop, _ name: String, _ arguments: [String]) throws -> [String] {
        let step = ["pseudonym"] + arguments + ["--format", "json"] + shop.opening
        let payload = shop.path("\(name).json")
        try? FileManager.default.removeItem(atPath: payload)
        try shop.expectSuccess(step + ["--write-payload", payload])
        var whole = step
        for officer in Self.officers {
            let signature = shop.path("\(name)-\(SmallOffice.fileName(officer)).dsse.json")
            try? FileManager.default.removeItem(atPath: signature)
            try shop.expectSuccess([
                "sign", "--payload", payload, "--key", shop.path("keys/\(SmallOffice.fileName(officer)).key.pem"),
                "--key-passphrase-file", shop.passphrase, "--output", signature,
            ])
            whole += ["--signature", signature]
        }
        return whole
    }

    private func rotating(_ shop: Workshop) throws -> [String] {
        try signed(shop, "rotate", ["rotate", "clinic-study", "--reason", "yearly"])
    }

    private func takeCustody(_ shop: Workshop) throws {
        let custody = ["custody", "clinic-study", "--shares", "3", "--needed", "2", "--reason", "set-up"]
        try shop.expectSuccess(signed(shop, "custody", custody + ["--output", shop.path("shares")]))
    }

    private func assign(_ shop: Workshop, to output: String) throws -> BuiltProgram.Run {
        try shop.program.run(
            ["pseudonym", "assign", "clinic-study", "--input", shop.path("ids.csv"), "--column", "no", "--output"]
                + [shop.path(output), "--format", "json"] + Self.kind + shop.opening
        )
    }

    /// The second column of a file by the first.
    private func pairs(_ shop: Workshop, _ name: String) throws -> [String: String] {
        let text = try String(contentsOfFile: shop.path(name), encoding: .utf8)
        return Dictionary(
            uniqueKeysWithValues: text.split(whereSeparator: \.isNewline).dropFirst().map { line in
                let parts = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                return (parts[0], parts[1])
            }
        )
    }

    /// Whether a text stands anywhere in the files of the vault.
    private func vaultHolds(_ text: String, of shop: Workshop) throws -> Bool {
        try ["", "-wal"].map { shop.path("office/pseudonyms.sqlite\($0)") }.filter(DurableFile.exists).contains {
            path in
            try Data(contentsOf: URL(filePath: path)).firstRange(of: Data(text.utf8)) != nil
        }
    }

    private func expectSound(_ shop: Workshop) throws {
        try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust])
        try shop.expectSuccess(
            ["audit", shop.log, "--trust", shop.trust, "--evidence", shop.workspace] + [
                "--passphrase-file", shop.passphrase,
            ]
        )
        try shop.expectSuccess(["registry", "check"] + shop.opening)
    }

    @Test func `custody, tokens, an order of a court, an erasure: the log verifies and holds no value`() throws {
        try withShop { shop in
            let early = try assign(shop, to: "early.csv")
            #expect(early.status == 3 && early.messages.contains("TG1675"), "\(early.messages)")
            try takeCustody(shop)
            let first = try assign(shop, to: "tokens.csv")
            #expect(first.status == 0 && first.json["asked"] as? Int == 3 && first.json["made"] as? Int == 3)
            let tokens = try pairs(shop, "tokens.csv")
            #expect(tokens.count == 4 && tokens["P1"] == tokens[" P1"] && Set(tokens.values).count == 3)
            let again = try assign(shop, to: "again.csv")
            #expect(again.json["made"] as? Int == 0)
            #expect(try pairs(shop, "again.csv") == tokens)
            let rights = try FileManager.default.attributesOfItem(atPath: shop.path("tokens.csv"))
            #expect((rights[.posixPermissions] as? NSNumber)?.intValue == 0o600)

            // An order of a court about two tokens, one of which nobody gave.
            let person = try #require(tokens["P2"])
            try shop.write("token\n\(person)\n0000000000ZZZZZZZZZZ\n", "asked.csv")
            let order = [
                "reverse", "clinic-study", "--input", shop.path("asked.csv"), "--column", "token", "--form", "vault",
                "--reason", "order 12/2026", "--output", shop.path("found.csv"),
            ]
            let reversal = try signed(shop, "reverse", order + Self.kind)
            let shares = ["1", "3"].flatMap { ["--share", shop.path("shares/share-\($0).txt")] }
            for (few, code) in [([], "TG1679"), (Array(shares.prefix(2)), "TG1678")] {
                let refused = try shop.program.run(reversal + few)
                #expect(refused.status == 2 && refused.messages.contains(code), "\(refused.messages)")
            }
            let unsigned = try shop.program.run(Array(reversal.dropLast(2)) + shares)
            #expect(unsigned.status == 2 && unsigned.messages.contains("TG1670"), "\(unsigned.messages)")
            #expect(!DurableFile.exists(shop.path("found.csv")))
            let reversed = try shop.expectSuccess(reversal + shares)
            #expect(reversed.json["found"] as? Int == 1 && reversed.json["asked"] as? Int == 2)
            #expect(try pairs(shop, "found.csv") == [person: "P2", "0000000000ZZZZZZZZZZ": ""])
            // Handed out again it is an entry too.
            let twice = try shop.expectSuccess(
                reversal.map { $0 == shop.path("found.csv") ? shop.path("twice.csv") : $0 } + shares
            )
            #expect(twice.json["resumed"] as? Bool == true && twice.json["repetition"] as? Int != nil)
            let alone = try shop.program.run(
                ["log", "erase", "\(reversed.json["entry"] ?? "")", "reason", "--reason", "r"] + shop.opening
            )
            #expect(alone.status == 2 && alone.messages.contains("TG1690"), "\(alone.messages)")

            // A person is erased, and a field of the entry that told of the order with them.
            let entry = try #require(reversed.json["entry"] as? Int)
            let erase = [
                "erase", "clinic-study", "--input", shop.path("person.csv"), "--column", "no", "--field",
                "\(entry):reason", "--reason", "a letter",
            ]
            try shop.expectSuccess(signed(shop, "erase", erase + Self.kind))
            let later = try assign(shop, to: "later.csv")
            #expect(later.json["made"] as? Int == 1)
            let anew = try pairs(shop, "later.csv")
            #expect(anew["P2"] != person && anew["P1"] == tokens["P1"])
            #expect(try !vaultHolds(person, of: shop))
            #expect(
                try shop.entries().suffix(8) == [
                    "pseudonym custody", "pseudonym assigned", "pseudonym assigned", "pseudonym reversed",
                    "pseudonym repeated", "pseudonym erased", "disclosure-erasure erased", "pseudonym assigned",
                ]
            )
            let fields = try shop.expectSuccess(["log", "disclose", "\(entry)", "--all"] + shop.opening)
            #expect(!fields.output.contains("P2") && fields.messages.contains("erased: reason"))
            // Nothing is left of them but the new token; without it nobody is there to erase.
            try shop.write("no\nP9\n", "person.csv")
            let nobody = try shop.program.run(
                ["pseudonym"] + erase.filter { $0 != "--field" && $0 != "\(entry):reason" } + Self.kind + shop.opening
                    + ["--write-payload", shop.path("again.json")]
            )
            #expect(nobody.status == 2 && nobody.messages.contains("TG1682"), "\(nobody.messages)")
            try expectSound(shop)
        }
    }

    @Test func `an epoch begins, a table leads over, and every command knows`() throws {
        try withShop { shop in
            let rotated = try shop.expectSuccess(rotating(shop))
            #expect(rotated.json["epoch"] as? String == "2")
            let listed = try shop.expectSuccess(["pseudonym", "list"] + shop.opening)
            #expect(listed.output.contains("clinic-study\tepoch 2, since "))
            let rekey = [
                "rekey", "clinic-study", "--from", "1", "--to", "2", "--input", shop.path("ids.csv"), "--column", "no",
                "--reason", "rotation", "--output", shop.path("table.csv"),
            ]
            let table = try shop.expectSuccess(signed(shop, "rekey", rekey + Self.kind))
            #expect(table.json["found"] as? Int == 3)
            #expect(try pairs(shop, "table.csv").count == 3)
            let shown = try shop.expectSuccess(
                ["pseudonym", "show", "clinic-study", "--format", "json"] + shop.opening
            )
            #expect(
                (shown.json["acts"] as? [[String: Any]])?.compactMap { $0["act"] as? String } == ["rotated", "rekeyed"]
            )
            let near = try shop.program.run(["pseudonym", "show", "clinic-studi"] + shop.opening)
            #expect(near.status == 3 && near.messages.contains("did you mean `clinic-study`"))
            try expectSound(shop)
        }
    }

    @Test(arguments: [
        "pseudonym-staged", "entries-stored", "head-signed", "head-recorded", "head-marked", "checkpoint-exported",
        "pseudonym-logged",
    ])
    func `a rotation that was killed is done once, by the same signatures`(moment: String) throws {
        try withShop { shop in
            let step = try rotating(shop)
            var killed = shop
            killed.program.environment["TIDEGATE_KILL_AT"] = moment
            #expect(try killed.program.run(step).status == -SIGKILL)
            let run = try shop.expectSuccess(step)
            #expect(run.json["epoch"] as? String == "2")
            #expect(try shop.entries().count { $0 == "pseudonym rotated" } == 1)
            try expectSound(shop)
        }
    }

    @Test(arguments: ["pseudonym-staged", "head-marked", "pseudonym-logged"])
    func `tokens of a run that was killed are given by the next one, none to two`(moment: String) throws {
        try withShop { shop in
            try takeCustody(shop)
            var killed = shop
            killed.program.environment["TIDEGATE_KILL_AT"] = moment
            #expect(try assign(killed, to: "tokens.csv").status == -SIGKILL)
            #expect(!DurableFile.exists(shop.path("tokens.csv")))
            let run = try assign(shop, to: "tokens.csv")
            #expect(run.status == 0 && run.json["made"] as? Int == 0)
            #expect(try Set(pairs(shop, "tokens.csv").values).count == 3)
            try expectSound(shop)
        }
    }

    @Test(arguments: ["pseudonym-staged", "head-marked", "pseudonym-logged", "pseudonym-erased"])
    func `an erasure that was killed is finished by the next command, and by a copy from before`(moment: String) throws
    {
        try withShop { shop in
            try takeCustody(shop)
            #expect(try assign(shop, to: "tokens.csv").status == 0)
            let person = try #require(try pairs(shop, "tokens.csv")["P2"])
            try shop.shell("mkdir before; cp office/pseudonyms.sqlite* before")
            #expect(try vaultHolds(person, of: shop))
            let erase = [
                "erase", "clinic-study", "--input", shop.path("person.csv"), "--column", "no", "--reason", "r",
            ]
            let step = try signed(shop, "erase", erase + Self.kind)
            var killed = shop
            killed.program.environment["TIDEGATE_KILL_AT"] = moment
            #expect(try killed.program.run(step).status == -SIGKILL)
            // Before its entry nothing was done; from there on every command that writes finishes it.
            if moment == "pseudonym-staged" { try shop.expectSuccess(step) }
            func expectGone() throws {
                try shop.expectSuccess(["log", "cosign"] + shop.opening)
                #expect(try !vaultHolds(person, of: shop))
            }
            try expectGone()
            #expect(try shop.entries().count { $0 == "pseudonym erased" } == 1)
            try shop.shell("rm office/pseudonyms.sqlite*; cp before/* office")
            try expectGone()
            #expect(try assign(shop, to: "later.csv").status == 0)
            try expectSound(shop)
        }
    }

    @Test func `shares come before the key pair counts, and the pair is made once`() throws {
        try withShop { shop in
            let custody = [
                "custody", "clinic-study", "--shares", "3", "--needed", "2", "--reason", "set-up", "--output",
                shop.path("shares"),
            ]
            let step = try signed(shop, "custody", custody)
            var killed = shop
            killed.program.environment["TIDEGATE_KILL_AT"] = "pseudonym-staged"
            #expect(try killed.program.run(step).status == -SIGKILL)
            #expect(DurableFile.exists(shop.path("shares/share-3.txt")))
            let blocked = try shop.program.run(step)
            #expect(blocked.status == 3 && blocked.messages.contains("shares"), "\(blocked.messages)")
            try shop.shell("rm -r shares")
            try shop.expectSuccess(step)
            try shop.shell("mv shares kept")
            // The same signatures find it done, others find it taken.
            let again = try shop.expectSuccess(step)
            #expect(again.json["resumed"] as? Bool == true && !DurableFile.exists(shop.path("shares")))
            let second = try shop.program.run(
                ["pseudonym"] + custody.map { $0 == "set-up" ? "another" : $0 } + shop.opening
                    + ["--write-payload", shop.path("second.json")]
            )
            #expect(second.status == 2 && second.messages.contains("TG1676"), "\(second.messages)")
            try expectSound(shop)
        }
    }

    @Test func `a vault that is gone, changed or of another passphrase gives nothing`() throws {
        try withShop { shop in
            try takeCustody(shop)
            #expect(try assign(shop, to: "tokens.csv").status == 0)
            let size = try shop.entries().count
            try shop.write("another passphrase\n", "wrong")
            let wrong = try shop.program.run([
                "pseudonym", "list", "--workspace", shop.workspace, "--passphrase-file", shop.path("wrong"),
            ])
            #expect(wrong.status == 3 && !wrong.output.contains("clinic"), "\(wrong.messages)")
            let ahead = try shop.movingClock(by: -86_400)
            let behind = try assign(ahead, to: "behind.csv")
            #expect(behind.status == 1 && behind.messages.contains("TG0757"), "\(behind.messages)")
            try shop.shell("cp -r office kept; rm office/pseudonyms.sqlite*")
            let gone = try assign(shop, to: "gone.csv")
            #expect(gone.status == 1 && gone.messages.contains("TG1677"), "\(gone.messages)")
            try shop.shell("cp kept/pseudonyms.sqlite* office; truncate -s -1 office/keys/master.sealed")
            let cut = try assign(shop, to: "cut.csv")
            #expect(cut.status == 2 || cut.status == 3, "\(cut.messages)")
            try shop.shell("cp kept/keys/master.sealed office/keys")
            for name in ["behind", "gone", "cut"] { #expect(!DurableFile.exists(shop.path("\(name).csv"))) }
            #expect(try shop.entries().count == size)
            // A command of a key store gives the passphrase.
            try shop.expectSuccess([
                "pseudonym", "list", "--workspace", shop.workspace, "--passphrase-command", "cat '\(shop.passphrase)'",
            ])
            for (command, code) in [("exit 3", "TG1685"), ("true", "TG0")] {
                let run = try shop.program.run([
                    "pseudonym", "list", "--workspace", shop.workspace, "--passphrase-command", command,
                ])
                #expect(run.status != 0 && run.messages.contains(code), "\(run.messages)")
            }
        }
    }

    @Test func `a table that is sealed to a certificate is opened by its key alone`() throws {
        try withShop { shop in
            try takeCustody(shop)
            try shop.shell(
                """
                openssl req -x509 -newkey rsa:2048 -nodes -keyout room.key.pem -out room.pem -days 30 -subj "/CN=room" \
                    -addext keyUsage=critical,keyEncipherment 2>/dev/null
                """
            )
            let sealed = ["--seal-to", shop.path("room.pem")]
            let assign = [
                "pseudonym", "assign", "clinic-study", "--input", shop.path("ids.csv"), "--column", "no", "--output",
                shop.path("tokens.p7m"),
            ]
            try shop.expectSuccess(assign + sealed + Self.kind + shop.opening)
            let bytes = try Data(contentsOf: URL(filePath: shop.path("tokens.p7m")))
            // Long enough not to be there by chance.
            let shown = ["identifier,", "\nP2,"].contains { bytes.firstRange(of: Data($0.utf8)) != nil }
            #expect(!shown)
            try shop.expectSuccess([
                "open", shop.path("tokens.p7m"), "--certificate", shop.path("room.pem"), "--key",
                shop.path("room.key.pem"),
                "--output", shop.path("opened"),
            ])
            #expect(try pairs(shop, "opened/table.csv").count == 4)
            #expect(
                try FileManager.default.subpathsOfDirectory(atPath: shop.path("office")).allSatisfy {
                    !$0.contains("table-")
                }
            )
        }
    }

    @Test func `a backup has the vault, and what is restored goes on`() throws {
        try withShop { shop in
            try takeCustody(shop)
            #expect(try assign(shop, to: "tokens.csv").status == 0)
            try shop.expectSuccess(["backup", shop.path("copy")] + shop.opening)
            let tokens = try pairs(shop, "tokens.csv")
            try shop.shell("rm -r office")
            try shop.expectSuccess([
                "restore", shop.path("copy"), "--workspace", shop.workspace, "--passphrase-file", shop.passphrase,
                "--reason",
                "a fire",
            ])
            #expect(try assign(shop, to: "again.csv").status == 0)
            #expect(try pairs(shop, "again.csv") == tokens)
        }
    }

    @Test func `an older vault is refused, and counts once officers accept it`() throws {
        try withShop { shop in
            try takeCustody(shop)
            #expect(try assign(shop, to: "tokens.csv").status == 0)
            let tokens = try pairs(shop, "tokens.csv")
            try shop.shell("mkdir before; cp office/pseudonyms.sqlite* before")
            let nothing = try shop.program.run(
                ["pseudonym", "accept-vault", "clinic-study", "--reason", "r", "--write-payload", shop.path("v.json")]
                    + shop.opening
            )
            #expect(nothing.status == 2 && nothing.messages.contains("TG1688"), "\(nothing.messages)")
            try shop.write("no\nP7\nP8\n", "ids.csv")
            #expect(try assign(shop, to: "more.csv").status == 0)
            let erase = [
                "erase", "clinic-study", "--input", shop.path("person.csv"), "--column", "no", "--reason", "r",
            ]
            let erased = try shop.expectSuccess(signed(shop, "erase", erase + Self.kind))
            #expect(erased.json["rows"] as? Int == 1)
            try shop.shell("mkdir newest; cp office/pseudonyms.sqlite* newest; rm office/pseudonyms.sqlite*")
            for command in [["registry", "check"], ["backup", shop.path("copy")]] {
                let gone = try shop.program.run(command + shop.opening)
                #expect(gone.status == 1 && gone.messages.contains("TG1677"), "\(gone.messages)")
            }
            try shop.shell("cp before/* office")
            for command in [["registry", "check"], ["log", "cosign"]] {
                let older = try shop.program.run(command + shop.opening)
                #expect(older.messages.contains("TG1687"), "\(older.messages)")
            }
            #expect(try assign(shop, to: "again.csv").messages.contains("TG1687"))
            #expect(!DurableFile.exists(shop.path("again.csv")))
            let accept = try signed(shop, "accept", ["accept-vault", "clinic-study", "--reason", "disk lost"])
            let alone = try shop.program.run(Array(accept.dropLast(2)))
            #expect(alone.status == 2 && alone.messages.contains("TG1670"), "\(alone.messages)")
            try shop.expectSuccess(accept)
            // The erasure is carried out again, what came later is lost, and the newer one does not follow from it.
            let person = try #require(tokens["P2"])
            #expect(try !vaultHolds(person, of: shop))
            try shop.shell("mkdir accepted; cp office/pseudonyms.sqlite* accepted")
            try shop.shell("rm office/pseudonyms.sqlite*; cp newest/* office")
            #expect(try assign(shop, to: "newest.csv").messages.contains("TG1687"))
            try shop.shell("rm office/pseudonyms.sqlite*; cp accepted/* office")
            #expect(try assign(shop, to: "anew.csv").json["made"] as? Int == 2)
            #expect(try shop.entries().suffix(2) == ["pseudonym restored", "pseudonym assigned"])
            try expectSound(shop)
            try shop.shell("rm office/pseudonyms.sqlite*; cp newest/* office")
            #expect(try assign(shop, to: "last.csv").messages.contains("TG1687"))
            // With no copy left an empty one begins, on the same signatures of officers.
            try shop.shell("rm office/pseudonyms.sqlite*")
            try shop.expectSuccess(["backup", shop.path("rest"), "--without-vault"] + shop.opening)
            try shop.expectSuccess(
                signed(shop, "empty", ["accept-vault", "clinic-study", "--empty", "--reason", "no copy left"])
            )
            #expect(try assign(shop, to: "begun.csv").json["made"] as? Int == 2)
            try expectSound(shop)
        }
    }

    @Test func `a vault of a run that was killed does not bring an erased person back`() throws {
        try withShop { shop in
            try takeCustody(shop)
            try shop.write("no\nP1\n", "ids.csv")
            #expect(try assign(shop, to: "tokens.csv").status == 0)
            try shop.shell("mkdir before kept; cp office/pseudonyms.sqlite* before")
            try shop.write("no\nP1\nP2\n", "ids.csv")
            var killed = shop
            killed.program.environment["TIDEGATE_KILL_AT"] = "pseudonym-staged"
            #expect(try assign(killed, to: "more.csv").status == -SIGKILL)
            try shop.shell("cp office/pseudonyms.sqlite* kept; rm office/pseudonyms.sqlite*; cp before/* office")
            try shop.write("no\nP1\n", "person.csv")
            let erase = [
                "erase", "clinic-study", "--input", shop.path("person.csv"), "--column", "no", "--reason", "r",
            ]
            try shop.expectSuccess(signed(shop, "erase", erase + Self.kind))
            try shop.shell("rm office/pseudonyms.sqlite*; cp kept/* office")
            #expect(try assign(shop, to: "later.csv").messages.contains("TG1687"))
            try shop.shell("rm office/pseudonyms.sqlite*; cp before/* office")
            #expect(try assign(shop, to: "later.csv").status == 0)
            try expectSound(shop)
        }
    }

    @Test func `a clock that is a second behind the log dates nothing before it`() throws {
        try withShop { shop in
            try takeCustody(shop)
            let ahead = try shop.movingClock(by: 2)
            #expect(try assign(ahead, to: "tokens.csv").status == 0)
            #expect(try assign(shop, to: "again.csv").status == 0)
            try shop.expectSuccess(rotating(shop))
            try expectSound(shop)
        }
    }

    @Test func `a slip is asked about: another kind of identifiers, a place for the result, too many`() throws {
        try withShop { shop in
            try takeCustody(shop)
            #expect(try assign(shop, to: "tokens.csv").status == 0)
            let head = ["pseudonym", "assign", "clinic-study", "--input", shop.path("ids.csv"), "--column", "no"]
            let slip = ["--namespace", "pateint", "--profile", "trim-v1"]
            func run(_ more: [String], to output: String = "slip.csv") throws -> BuiltProgram.Run {
                try shop.program.run(head + more + ["--output", shop.path(output)] + shop.opening)
            }
            let other = try run(slip)
            #expect(other.status == 2 && other.messages.contains("TG1695"), "\(other.messages)")
            #expect(try run(slip + ["--new-kind"]).status == 0)
            #expect(try run(Self.kind, to: "nowhere/a.csv").messages.contains("TG1698"))
            #expect(try run(Self.kind, to: "office/trust/a.csv").status == 64)
            // What was given by the slip goes with the person.
            let erase = [
                "erase", "clinic-study", "--input", shop.path("person.csv"), "--column", "no", "--reason", "r",
            ]
            let erased = try shop.expectSuccess(signed(shop, "erase", erase + Self.kind))
            #expect(erased.json["rows"] as? Int == 2)
            // A quota, as a person writes it.
            try shop.shell("sed -i 's/^{/{\\n  \"assignments\": {\"each\": 3, \"month\": 8}, /' office/workspace.json")
            let limited = try run(Self.kind, to: "limited.csv")
            #expect(limited.status == 2 && limited.messages.contains("TG1673"), "\(limited.messages)")
            let shown = try shop.expectSuccess(
                ["pseudonym", "show", "clinic-study", "--format", "json"] + shop.opening
            )
            #expect(shown.json["assignedThisMonth"] as? Int == 6 && shown.json["madeThisMonth"] as? Int == 6)
            #expect((shown.json["kinds"] as? [Any])?.count == 2)
            let acts = shown.json["acts"] as? [[String: Any]]
            #expect(acts?.last?["reason"] as? String == "r")
            // A drill with the shares, without any identifier.
            let drill = ["pseudonym", "try-shares", "clinic-study", "--share", shop.path("shares/share-1.txt")]
            #expect(try shop.program.run(drill + shop.opening).messages.contains("TG1678"))
            try shop.expectSuccess(drill + ["--share", shop.path("shares/share-2.txt")] + shop.opening)
        }
    }

    @Test func `a table of a domain with a custody takes its shares`() throws {
        try withShop { shop in
            try takeCustody(shop)
            #expect(try assign(shop, to: "tokens.csv").status == 0)
            try shop.expectSuccess(rotating(shop))
            let rekey = [
                "rekey", "clinic-study", "--from", "1", "--to", "2", "--input", shop.path("person.csv"), "--column",
                "no",
                "--form", "vault", "--reason", "rotation", "--output", shop.path("table.csv"),
            ]
            let step = try signed(shop, "rekey", rekey + Self.kind)
            let without = try shop.program.run(step)
            #expect(without.status == 2 && without.messages.contains("TG1679"), "\(without.messages)")
            let shares = ["2", "3"].flatMap { ["--share", shop.path("shares/share-\($0).txt")] }
            try shop.expectSuccess(step + shares)
            let old = try #require(try pairs(shop, "tokens.csv")["P2"])
            #expect(try pairs(shop, "table.csv").keys.sorted() == [old])
            try expectSound(shop)
        }
    }
}
