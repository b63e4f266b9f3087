import Testing
import TideCore
import TideLedger
import TideRelease

extension RegisterConformance {
    private static func firewall(
        _ event: RegisteredFirewall.Event,
        _ form: String,
        previous: Int?,
        entry: Int
    ) throws -> RegisteredFirewall {
        RegisteredFirewall(
            id: "migrants",
            event: event,
            form: SampleRecord.digest(form),
            signatures: ["one", "two"].map(SampleRecord.digest).sorted(),
            registeredAt: try #require(Instant("2026-05-01T00:00:00Z")),
            previous: previous,
            entry: entry
        )
    }

    static let firewallRules = [
        RegisterConformance("a firewall is declared, changed, removed and declared again, each after the one before") {
            register in
            let first = try firewall(.declared, "first", previous: nil, entry: 3)
            let second = try firewall(.changed, "second", previous: 3, entry: 5)
            let end = try firewall(.removed, "end", previous: 5, entry: 6)
            let again = try firewall(.declared, "first", previous: 6, entry: 9)
            let files = ["firewall.yaml": SampleRecord.digest("file")]
            for unlikely in [
                try firewall(.changed, "first", previous: nil, entry: 3),
                try firewall(.removed, "first", previous: nil, entry: 3),
                try firewall(.declared, "first", previous: 2, entry: 3),
            ] {
                #expect(throws: (any Error).self) { try register.record(unlikely, with: files) }
            }
            #expect(try register.firewallHistory().isEmpty)
            try register.record(first, with: files)
            try register.record(first, with: files)
            #expect(try register.policyFiles() == files)
            for unlikely in [
                try firewall(.declared, "second", previous: 3, entry: 5),
                try firewall(.changed, "second", previous: nil, entry: 5),
                try firewall(.changed, "second", previous: 3, entry: 3),
                try firewall(.changed, "second", previous: 3, entry: 2),
            ] {
                #expect(throws: (any Error).self) { try register.record(unlikely, with: [:]) }
            }
            try register.record(second, with: [:])
            try register.record(end, with: [:])
            #expect(throws: (any Error).self) {
                try register.record(firewall(.changed, "third", previous: 6, entry: 7), with: [:])
            }
            try register.record(again, with: [:])
            #expect(try register.firewallHistory() == [first, second, end, again])
            #expect(try register.firewalls() == [again])
        }
    ]
}
