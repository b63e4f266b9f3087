import Testing
import TideCore
import TideRelease

extension RegisterConformance {
    private static func act(
        _ kind: PseudonymAct.Kind,
        _ domain: Identifier = "clinic-study",
        epoch: String = "1",
        previous: Int?,
        entry: Int
    ) -> PseudonymAct {
        PseudonymAct(
            kind: kind,
            domain: domain,
            epoch: epoch,
            count: 3,
            publicKey: kind == .custody ? [UInt8](repeating: 9, count: 32) : nil,
            tokens: kind == .custody ? "base32-20" : nil,
            statement: SampleRecord.digest("statement \(entry)"),
            signatures: ["one", "two"].map(SampleRecord.digest).sorted(),
            recordedAt: Instant(secondsSince1970: 1_790_000_400),
            previous: previous,
            entry: entry
        )
    }

    static let pseudonymRules = [
        RegisterConformance("steps about a domain follow each other, epochs count on, and a key pair is made once") {
            register in
            let first = act(.rotated, epoch: "2", previous: nil, entry: 3)
            let custody = act(.custody, epoch: "2", previous: 3, entry: 5)
            let other = act(.reversed, "other", previous: nil, entry: 6)
            let second = act(.rotated, epoch: "3", previous: 5, entry: 9)
            for unlikely in [
                act(.rotated, epoch: "1", previous: nil, entry: 3), act(.rotated, epoch: "3", previous: nil, entry: 3),
                act(.rotated, epoch: "02", previous: nil, entry: 3), act(.rotated, epoch: "2", previous: 1, entry: 3),
            ] {
                #expect(throws: (any Error).self) { try register.record(unlikely) }
            }
            try register.record(first)
            try register.record(first)
            try register.record(custody)
            for unlikely in [
                act(.custody, epoch: "2", previous: 5, entry: 7), act(.erased, epoch: "2", previous: 3, entry: 7),
                act(.rotated, epoch: "2", previous: 5, entry: 7), act(.erased, epoch: "2", previous: 5, entry: 4),
                act(.erased, "other", previous: nil, entry: 5),
            ] {
                #expect(throws: (any Error).self) { try register.record(unlikely) }
            }
            try register.record(other)
            try register.record(second)
            #expect(try register.pseudonymActs() == [first, custody, other, second])
        },
        RegisterConformance("uses of the vault follow each other, and the last says where it stands") { register in
            func use(_ generation: Int, asked: Int, made: Int, _ entry: Int, kind: Bool = true) -> VaultRecord {
                VaultRecord(
                    domain: "clinic-study",
                    kind: kind ? .init(namespace: "patient", profile: "trim-v1") : nil,
                    state: VaultState(generation: generation, sum: SampleRecord.digest("sum \(generation)")),
                    asked: asked,
                    made: made,
                    recordedAt: Instant(secondsSince1970: 1_790_000_400),
                    entry: entry
                )
            }
            #expect(try register.vaultUses().isEmpty)
            let uses = [
                use(0, asked: 0, made: 0, 3, kind: false), use(1, asked: 5, made: 5, 6), use(1, asked: 2, made: 0, 8),
            ]
            for record in uses + uses { try register.record(record) }
            for unlikely in [
                use(2, asked: 1, made: 2, 9), use(2, asked: 1, made: 1, 7), use(2, asked: 5, made: 5, 6),
                use(-1, asked: 1, made: 1, 9), use(2, asked: 1, made: -1, 9),
            ] {
                #expect(throws: (any Error).self) { try register.record(unlikely) }
            }
            #expect(try register.vaultUses() == uses)
        },
    ]
}
