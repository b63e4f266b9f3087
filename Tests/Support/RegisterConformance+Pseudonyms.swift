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
        }
    ]
}
