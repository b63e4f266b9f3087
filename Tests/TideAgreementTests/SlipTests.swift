import Testing
import TideAgreement
import TideCore
import TideTestSupport

/// One change to the valid sample, and everything that must be said about it.
struct Slip: CustomTestStringConvertible {
    let name: String
    let file: String
    let old: String
    let new: String
    let messages: [String]

    init(_ name: String, in file: String, replacing old: String, with new: String, says messages: [String]) {
        self.name = name
        self.file = file
        self.old = old
        self.new = new
        self.messages = messages
    }

    var testDescription: String { name }

    static let all =
        text + values + documents + names + datasets + agreements + grants + clauses + contradictions + sharing
        + pseudonyms + registers + safeguards + ladders + treatments
}

struct SlipTests {
    @Test(arguments: Slip.all)
    func `a slip is told in these words and nothing else is`(slip: Slip) {
        let files = Sample.replacing(slip.old, with: slip.new, in: slip.file)
        #expect(Sample.messages(files) == slip.messages)
    }

    @Test func `slips of several files are told at once in source order`() {
        var files = Sample.bytes(Sample.texts)
        for slip in Slip.all where ["a mistyped role", "an unknown level", "a ragged row"].contains(slip.name) {
            files[slip.file] = Sample.replacing(slip.old, with: slip.new, in: slip.file)[slip.file]
        }
        #expect(
            Sample.messages(files).map { $0.prefix { $0 != " " } } == [
                "set/agreement.yaml:28:33:", "set/countries.yml:7:5:", "set/parties/nso.yaml:6:9:",
            ]
        )
    }

    /// Codes that are about whole files, whose tests stand elsewhere.
    private static let elsewhere: Set<DiagnosticCode> = [
        .notUTF8, .documentTooLarge, .notImplemented, .tooDeep, .notOneDocument, .notThisKind, .notOneSpecification,
        .notPlainFile, .endingInCapitals, .policyFileTooLarge, .policyFolderTooLarge, .layoutChanges, .directive,
        .allowanceWithoutReason, .allowanceUnused, .suppressesAll, .noApprovals, .curlyQuotes, .commentBehindText,
    ]

    /// Those about templates and the public register, which TemplateSlotTests and PublishCommandTests come upon.
    private static let ofTemplates = "TG0154"..."TG0190"

    @Test func `every message of reading and meaning has a test of its words`() {
        let said = Set(
            Slip.all.flatMap(\.messages).compactMap { message in
                message.split(separator: " ").first { $0.hasPrefix("TG") }.map { String($0.dropLast()) }
            }
        )
        let codes = Catalogue.messages.map(\.code).filter { code in
            ["TG01", "TG02"].contains { code.rawValue.hasPrefix($0) } && !Self.elsewhere.contains(code)
                && !Self.ofTemplates.contains(code.rawValue)
        }
        #expect(codes.count > 50)
        #expect(codes.filter { !said.contains($0.rawValue) } == [])
    }
}
