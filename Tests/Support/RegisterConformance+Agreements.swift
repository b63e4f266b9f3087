import Testing
import TideCore
import TideRelease

extension RegisterConformance {
    static let agreementRules = [
        RegisterConformance("a new register is empty") { register throws in
            #expect(try register.policyFiles().isEmpty)
            #expect(try register.agreements().isEmpty)
            #expect(try register.releases().isEmpty)
            #expect(try register.dryRun(SampleRecord.digest("dry run")) == nil)
            #expect(try register.approvals(ofRequest: SampleRecord.digest("request")).isEmpty)
        },
        RegisterConformance("an agreement comes back as it was registered, with its files") { register throws in
            let files = ["parties/a.yaml": SampleRecord.digest("a"), "b.yaml": SampleRecord.digest("b")]
            try register.register(SampleRecord.agreement(), with: files)
            #expect(try register.agreements() == [SampleRecord.agreement()])
            #expect(try register.policyFiles() == files)
        },
        RegisterConformance("an agreement without signatures or files is recorded too") { register throws in
            try register.register(SampleRecord.agreement(signatures: []), with: [:])
            #expect(try register.agreements() == [SampleRecord.agreement(signatures: [])])
        },
        RegisterConformance("agreements come by id, then by version as a number") { register throws in
            let order: [(Identifier, Int)] = [
                ("b", 10), ("a-b", 1), ("b", 2), ("a.b", 1), ("a", 3), ("9", 1), ("a_b", 1),
            ]
            for (position, (id, version)) in order.enumerated() {
                try register.register(SampleRecord.agreement(id, version: version, entry: position), with: [:])
            }
            let found = try register.agreements().map { "\($0.id) \($0.version)" }
            #expect(found == ["9 1", "a 3", "a-b 1", "a.b 1", "a_b 1", "b 2", "b 10"])
        },
        RegisterConformance("signatures come sorted, however they were given") { register throws in
            let sorted = SampleRecord.agreement(signatures: ["x", "y", "z", "w"])
            let reversed = RegisteredAgreement(
                id: sorted.id,
                version: sorted.version,
                identity: sorted.identity,
                signedForm: sorted.signedForm,
                signatures: sorted.signatures.reversed(),
                registeredAt: sorted.registeredAt,
                entry: sorted.entry
            )
            try register.register(reversed, with: [:])
            #expect(try register.agreements() == [sorted])
        },
        RegisterConformance("a file of the same path replaces the earlier one, the others stay") { register throws in
            let first = ["a.yaml": SampleRecord.digest("1"), "b.yaml": SampleRecord.digest("2")]
            try register.register(SampleRecord.agreement(version: 1), with: first)
            let second = ["b.yaml": SampleRecord.digest("3"), "c.yaml": SampleRecord.digest("4")]
            try register.register(SampleRecord.agreement(version: 2), with: second)
            #expect(try register.policyFiles() == first.merging(second) { _, new in new })
        },
        RegisterConformance("an agreement of the same id and version is refused, and its files with it") {
            register throws in
            try register.register(SampleRecord.agreement(), with: ["a.yaml": SampleRecord.digest("1")])
            let other = SampleRecord.agreement(identity: "other", entry: 99)
            expectRefusal(.agreementAlreadyRegistered, ["permits", "1"]) {
                try register.register(other, with: ["a.yaml": SampleRecord.digest("2")])
            }
            #expect(try register.agreements() == [SampleRecord.agreement()])
            #expect(try register.policyFiles() == ["a.yaml": SampleRecord.digest("1")])
        },
        RegisterConformance("an agreement that breaks a rule leaves nothing behind") { register throws in
            try register.register(SampleRecord.agreement(), with: [:])
            let broken = [
                SampleRecord.agreement(version: 0, entry: 30), SampleRecord.agreement(version: -1, entry: 30),
                SampleRecord.agreement(version: 2, entry: -1), SampleRecord.agreement(version: 2, entry: 10),
                SampleRecord.agreement(version: 2, identity: "identity of permits 1"),
                SampleRecord.agreement(version: 2, signatures: ["same", "same"]),
            ]
            for agreement in broken {
                expectRefusal(.registerRule) {
                    try register.register(agreement, with: ["a.yaml": SampleRecord.digest("1")])
                }
            }
            #expect(try register.agreements() == [SampleRecord.agreement()])
            #expect(try register.policyFiles().isEmpty)
        },
        RegisterConformance("a path that leaves the policy folder is refused, and the agreement with it") {
            register throws in
            for path in ["", "/a", "../a", "a/../b", "a/..", "./a", "a/./b", "a//b", "a/", "a\0b"] {
                expectRefusal(.registerRule) {
                    try register.register(SampleRecord.agreement(), with: [path: SampleRecord.digest("1")])
                }
            }
            #expect(try register.agreements().isEmpty)
            let plain = ["..a", "a..b/.c", "a b/ü.yaml"]
            let files = Dictionary(uniqueKeysWithValues: plain.map { ($0, SampleRecord.digest($0)) })
            try register.register(SampleRecord.agreement(), with: files)
            #expect(try register.policyFiles() == files)
        },
    ]

    static let approvalRules = [
        RegisterConformance("a dry run comes back by its digest; the same digest again changes nothing") {
            register throws in
            try register.record(SampleRecord.dryRun("dry run"))
            let later = DryRunRecord(
                digest: SampleRecord.digest("dry run"),
                request: SampleRecord.digest("other"),
                madeAt: Instant(secondsSince1970: 0)
            )
            try register.record(later)
            #expect(try register.dryRun(SampleRecord.digest("dry run")) == SampleRecord.dryRun("dry run"))
            #expect(try register.dryRun(SampleRecord.digest("another")) == nil)
        },
        RegisterConformance("approvals of a request come by dry run, then officer") { register throws in
            var given: [ApprovalRecord] = []
            for dryRun in ["one", "two", "three"] {
                try register.record(SampleRecord.dryRun(dryRun))
                for officer in ["xb/a", "xa-b/z", "xa/b", "xa/a"] {
                    given.append(try SampleRecord.approval(officer, dryRun: dryRun))
                }
            }
            try register.record(SampleRecord.dryRun("elsewhere", request: "other request"))
            try register.record(SampleRecord.approval(dryRun: "elsewhere", request: "other request"))
            for approval in given.reversed() { try register.record(approval) }
            let sorted = given.sorted {
                ($0.dryRun, $0.officer.party, $0.officer.officer) < ($1.dryRun, $1.officer.party, $1.officer.officer)
            }
            #expect(try register.approvals(ofRequest: SampleRecord.digest("request")) == sorted)
        },
        RegisterConformance("the same officer and dry run again changes nothing") { register throws in
            try register.record(SampleRecord.dryRun("dry run"))
            try register.record(SampleRecord.approval())
            try register.record(SampleRecord.approval(envelope: "another envelope"))
            let found = try register.approvals(ofRequest: SampleRecord.digest("request"))
            #expect(try found == [SampleRecord.approval()])
        },
        RegisterConformance("an approval needs a dry run of its own request") { register throws in
            let arguments = [SampleRecord.digest("dry run").hex, SampleRecord.digest("request").hex]
            expectRefusal(.dryRunNotRegistered, arguments) { try register.record(SampleRecord.approval()) }
            try register.record(SampleRecord.dryRun("dry run", request: "other"))
            expectRefusal(.dryRunNotRegistered, arguments) { try register.record(SampleRecord.approval()) }
            #expect(try register.approvals(ofRequest: SampleRecord.digest("request")).isEmpty)
        },
    ]
}
