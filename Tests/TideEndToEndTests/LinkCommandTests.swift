import Foundation
import Testing
import TideTestSupport

/// `tidegate link` as two offices and the unit that links them meet it.
@Suite struct LinkCommandTests {
    private static let secret = String(repeating: "0123456789abcdef", count: 4) + "\n"
    private static let settings = """
        fields:
          - {name: given, column: GIVEN}
          - {name: family, column: FAMILY}
          - {name: born, column: BORN, normalise: document-v1, part: 1, places: true}
        record: ID
        balanced: BALANCED

        """

    /// Settings with one office's own names of columns.
    private static func settingsFile(_ names: [String: String], balanced: Bool = true) -> String {
        names.reduce(settings) { $0.replacing($1.key, with: $1.value) }.replacing("BALANCED", with: "\(balanced)")
    }

    private static let clinic = """
        no,given,family,born
        c1,Zoë,O'Brien-Łukasz,1980-02-29
        c2,Jonas,Lindqvist,1971-11-03
        c3,Maria,Petrova,1990-05-17
        c4,Ahmed,Haddad,1964-01-30

        """
    private static let register = """
        person;first;last;birth
        r9;Marija;Petrova;17.05.1990
        r8;ZOE;OBrien Lukasz;1980 02 29
        r7;Somebody;Else;2001-08-08
        r6;Jonas;Lindquist;1971-11-03

        """

    private func withLists(_ body: (URL, ([String]) throws -> BuiltProgram.Run) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let files = [
                "clinic.csv": Self.clinic, "register.csv": Self.register, "secret": Self.secret,
                "clinic.yaml": Self.settingsFile([
                    "GIVEN": "given", "FAMILY": "family", "BORN": "born", "ID": "no",
                ]),
                "register.yaml": Self.settingsFile([
                    "GIVEN": "first", "FAMILY": "last", "BORN": "birth", "ID": "person",
                ]) + "separator: \";\"\n",
            ]
            try write(files.mapValues { Array($0.utf8) }, to: folder)
            var program = BuiltProgram()
            program.folder = folder
            try body(folder) { try program.run($0) }
        }
    }

    private func encode(_ name: String, domain: String = "frame", secret: String = "secret") -> [String] {
        [
            "link", "encode", "--settings", "\(name).yaml", "--input", "\(name).csv", "--domain", domain,
            "--secret-file", secret, "--output", "\(name)-filters.csv", "--format", "json",
        ]
    }

    @Test func `two lists that write names in their own ways are linked without a name leaving`() throws {
        try withLists { folder, run in
            for name in ["clinic", "register"] {
                let made = try run(encode(name))
                #expect(made.status == 0 && made.json["records"] as? Int == 4, "\(made.messages)")
                #expect(made.json["bits"] as? Int == 2_048)
                let text = try String(contentsOf: folder.appending(path: "\(name)-filters.csv"), encoding: .utf8)
                #expect(text.hasPrefix("record,filter-"))
                for person in ["Petrova", "petrova", "Lindq", "1971"] { #expect(!text.contains(person)) }
            }
            let match = [
                "link", "match", "clinic-filters.csv", "register-filters.csv", "--threshold", "0.9", "--output",
                "pairs.csv", "--format", "json",
            ]
            let found = try run(match)
            #expect(found.status == 0, "\(found.messages)")
            #expect(found.json["pairs"] as? Int == 2 && found.json["left"] as? Int == 4)
            let lines = try String(contentsOf: folder.appending(path: "pairs.csv"), encoding: .utf8)
                .split(whereSeparator: \.isNewline).map { $0.split(separator: ",") }
            #expect(lines.first == ["left", "right", "likeness"])
            #expect(Set(lines.dropFirst().map { "\($0[0]) \($0[1])" }) == ["c1 r8", "c2 r6"])
            // What is there stays.
            let again = try run(match)
            #expect(again.status == 3 && again.messages.contains("TG0723"))
        }
    }

    @Test func `lists that were not made alike are told apart`() throws {
        try withLists { folder, run in
            #expect(try run(encode("clinic")).status == 0)
            #expect(try run(encode("register", domain: "another")).status == 0)
            let match = ["link", "match", "clinic-filters.csv", "register-filters.csv", "--output", "pairs.csv"]
            let other = try run(match)
            #expect(other.status == 3 && other.messages.contains("TG1653"), "\(other.messages)")
            let list = try run(["link", "match", "clinic.csv", "register-filters.csv", "--output", "pairs.csv"])
            #expect(list.status == 3 && list.messages.contains("TG1658"), "\(list.messages)")
            let path = folder.appending(path: "clinic-filters.csv")
            let text = try String(contentsOf: path, encoding: .utf8)
            try text.replacing(/c2,[0-9a-f]{4}/, with: "c2,").write(to: path, atomically: true, encoding: .utf8)
            let cut = try run(match)
            #expect(cut.status == 3 && cut.messages.contains("line 3") && cut.messages.contains("TG1654"))
        }
    }

    @Test func `what is wrong with a list, settings or a secret is said by its line, and no name`() throws {
        try withLists { folder, run in
            func expect(_ code: String, _ words: String, _ name: String, _ text: String) throws {
                try withLists { folder, run in
                    try Data(text.utf8).write(to: folder.appending(path: name))
                    let said = try run(encode("clinic"))
                    #expect(said.status == 3 && said.messages.contains(code), "\(said.messages)")
                    #expect(said.messages.contains(words), "\(said.messages)")
                    #expect(!said.messages.contains("Petrova"))
                }
            }
            let settings = try String(contentsOf: folder.appending(path: "clinic.yaml"), encoding: .utf8)
            try expect("TG1655", "64 hexadecimal", "secret", "word\n")
            try expect("TG1656", "line 4", "clinic.csv", Self.clinic.replacing("c3", with: "c1"))
            try expect("TG1601", "line 3", "clinic.csv", Self.clinic.replacing("Jonas", with: "J\u{378}"))
            try expect("TG1651", "`givne`", "clinic.yaml", settings.replacing("column: given", with: "column: givne"))
            try expect("TG1657", "1000", "clinic.yaml", settings + "length: 1000\n")
            try expect(
                "TG0120",
                "clinic.yaml:3",
                "clinic.yaml",
                settings.replacing("name: family", with: "name: given")
            )
            try expect(
                "TG0104",
                "bit",
                "clinic.yaml",
                settings.replacing("column: given}", with: "column: given, bitz: 9}")
            )
            let usage = try run(encode("clinic") + ["--workspace", "office"])
            #expect(usage.status == 64)
        }
    }

    @Test func `an office uses its own key where an agreement in force says so`() throws {
        try withTemporaryFolder { folder in
            let linkage = "linkage: [{with: [visits], domain: frame, purposes: [research], by: filters}]\n"
            let workshop = try Workshop(making: folder) { try $0.add(clauses: linkage) }
            try workshop.write(Self.clinic, "clinic.csv")
            try workshop.write(
                Self.settingsFile(["GIVEN": "given", "FAMILY": "family", "BORN": "born", "ID": "no"]),
                "clinic.yaml"
            )
            func encode(_ domain: String, _ output: String) throws -> BuiltProgram.Run {
                try workshop.program.run(
                    [
                        "link", "encode", "--settings", workshop.path("clinic.yaml"), "--input",
                        workshop.path("clinic.csv"), "--domain", domain, "--output", workshop.path(output),
                        "--format", "json",
                    ] + workshop.opening
                )
            }
            let made = try encode("frame", "filters.csv")
            #expect(made.status == 0 && made.json["agreement"] as? String == "clinic-study-1@1", "\(made.messages)")
            let other = try encode("another", "others.csv")
            #expect(other.status == 2 && other.messages.contains("TG1652"), "\(other.messages)")
            #expect(!FileManager.default.fileExists(atPath: workshop.path("others.csv")))
        }
    }
}
