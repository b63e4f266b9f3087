import Testing
import TideAgreement
import TideCore

/// Comments that quiet a finding, with a reason.
struct AllowanceTests {
    private static let text = """
        # allow TG1560, TG1561: both wait for next year
        # A remark between.

        a: b
        c: d  # allow TG1562: meant as it is
        # allow TG1563
        e: "# allow TG1564: within a text"
        """

    private static func finding(_ code: DiagnosticCode, line: Int, file: String = "set/a.yaml") -> Diagnostic {
        Diagnostic(code, ["x", "y", "z"], at: Place(file: file, line: line, column: 1))
    }

    private static let allowances = Allowances(files: ["a.yaml": Array(text.utf8), "a.txt": [35]], folder: "set/")

    @Test func `a comment above or behind a line allows what it names there, and nothing else`() {
        let findings = [
            Self.finding(.deadGrant, line: 4), Self.finding(.deadColumn, line: 4), Self.finding(.deadPurpose, line: 4),
            Self.finding(.deadPurpose, line: 5), Self.finding(.deadGrant, line: 5),
            Self.finding(.deadGrant, line: 4, file: "set/b.yaml"),
        ]
        let (open, allowed) = Self.allowances.split(findings)
        #expect(allowed.map(\.finding) == [findings[0], findings[1], findings[3]])
        #expect(allowed.map(\.reason) == ["both wait for next year", "both wait for next year", "meant as it is"])
        #expect(open == [findings[2], findings[4], findings[5]])
    }

    @Test func `one without a reason is a finding itself and allows nothing`() {
        #expect(Self.allowances.problems.map(\.code) == [.allowanceWithoutReason])
        #expect(Self.allowances.problems.first?.place == Place(file: "set/a.yaml", line: 6, column: 1))
        #expect(Self.allowances.split([Self.finding(.deadOnwardPurpose, line: 7)]).open.count == 1)
    }

    @Test func `one that nothing needs is told, of the codes that were looked for`() {
        let unused = Self.allowances.unused([.deadGrant, .deadPurpose], by: [Self.finding(.deadGrant, line: 4)])
        #expect(unused.map(\.message) == ["nothing here needs an allowance of `TG1562`"])
        #expect(unused.first?.place?.line == 5)
    }
}
