import Testing
import TideAgreement
import TideCore

/// A clause that the language has and this version refuses by name.
struct LaterClause: CustomTestStringConvertible {
    let name: String
    let file: String
    let before: String
    let written: String

    var testDescription: String { "\(name) in \(file)" }

    private static func all(_ names: [String], in file: String, before: String, ending: String) -> [Self] {
        names.map { Self(name: $0, file: file, before: before, written: "\($0): x\(ending)") }
    }

    static let all: [Self] =
        all(["rows", "version"], in: "agreement.yaml", before: "safeguards:", ending: "\n    ")
        + all(["epoch"], in: "agreement.yaml", before: "scheme:", ending: ", ")
        + all(["missing"], in: "agreement.yaml", before: "k: 10", ending: ", ")
        + all(["version", "encoding"], in: "permits.yaml", before: "columns:", ending: "\n")
        + all(["unit"], in: "permits.yaml", before: "namespace:", ending: ", ")
        + all(["codelist"], in: "permits.yaml", before: "file:", ending: ", ")
        + all(["range"], in: "permits.yaml", before: "role: attribute", ending: ", ")
        + all(["codelist"], in: "countries.yml", before: "rows:", ending: "\n")
        + all(["parent", "processor"], in: "parties/nso.yaml", before: "roles:", ending: "\n")
        + all(["rows", "linkage"], in: "cases.yaml", before: "requester: xa.nso,", ending: ", ")
}

struct LaterClauseTests {
    @Test(arguments: LaterClause.all)
    func `a clause of a later version is refused by name`(clause: LaterClause) {
        let files = Sample.replacing(clause.before, with: clause.written + clause.before, in: clause.file)
        let messages = Sample.messages(files).map { $0.drop { $0 != " " }.dropFirst() }
        #expect(
            messages == [
                """
                TG0106: `\(clause.name)` is not implemented yet
                  hint: leave it out, or wait for a version of tidegate that has it
                """
            ]
        )
    }
}
