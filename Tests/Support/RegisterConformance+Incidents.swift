import Testing
import TideCore
import TideLedger
import TideRelease

extension RegisterConformance {
    private static func incident(
        _ release: UInt8 = 1,
        _ event: ReleaseIncidentEntry.Event = .recalled,
        by replacement: UInt8? = nil,
        with input: String? = nil,
        discovered: Int64 = 50,
        entry: Int = 40
    ) throws -> ReleaseIncident {
        ReleaseIncident(
            release: try SampleRecord.releaseID(release),
            event: event,
            replacement: try replacement.map(SampleRecord.releaseID),
            correctedInput: input.map(SampleRecord.digest),
            discovered: Instant(secondsSince1970: discovered),
            declared: Instant(secondsSince1970: 60),
            envelope: SampleRecord.digest("order \(entry)"),
            entry: entry
        )
    }

    /// Two releases that were delivered and a staged one.
    private static func fill(_ register: any Register) throws {
        try register.register(SampleRecord.agreement(), with: [:])
        for seed in [1, 2, 3] as [UInt8] { try register.stage(SampleRecord.release(seed)) }
        for seed in [1, 2] as [UInt8] {
            let id = try SampleRecord.releaseID(seed)
            try register.move(id, to: .released, entry: 20 + Int(seed))
            try register.move(id, to: .delivered, entry: nil)
        }
    }

    static let incidentRules = [
        RegisterConformance("incidents come by entry; the same again changes nothing") { register throws in
            try fill(register)
            let superseded = try incident(1, .superseded, by: 2, entry: 38)
            let recalled = try incident(1, entry: 40)
            for incident in [recalled, superseded, recalled] { try register.record(incident) }
            #expect(try register.incidents() == [superseded, recalled])
        },
        RegisterConformance("a release is recalled once, and only if it left") { register throws in
            try fill(register)
            try register.record(try incident())
            expectRefusal(.registerRule) { try register.record(try incident(entry: 41)) }
            expectRefusal(.registerRule) { try register.record(try incident(2, entry: 40)) }
            expectRefusal(.registerRule) { try register.record(try incident(3, entry: 42)) }
            let absent = try SampleRecord.releaseID(9)
            expectRefusal(.releaseNotRegistered, [absent.text]) { try register.record(try incident(9, entry: 43)) }
            #expect(try register.incidents().count == 1)
        },
        RegisterConformance("a corrected file follows a recall, each file once") { register throws in
            try fill(register)
            let first = try incident(1, .superseded, with: "a", entry: 41)
            expectRefusal(.registerRule) { try register.record(first) }
            try register.record(try incident(entry: 40))
            let second = try incident(1, .superseded, with: "b", entry: 42)
            for incident in [first, second, first] { try register.record(incident) }
            expectRefusal(.registerRule) { try register.record(try incident(1, .superseded, with: "a", entry: 43)) }
            for wrong in [
                try incident(1, .superseded, by: 2, with: "c", entry: 44),
                try incident(2, .recalled, with: "c", entry: 44),
                try incident(2, .superseded, with: "c", entry: 44),
            ] {
                expectRefusal(.registerRule) { try register.record(wrong) }
            }
            #expect(try register.incidents().map(\.entry) == [40, 41, 42])
        },
        RegisterConformance("a superseded release alone has a replacement, and it is another") { register throws in
            try fill(register)
            for wrong in [
                try incident(1, .superseded), try incident(1, .recalled, by: 2), try incident(1, .superseded, by: 1),
                try incident(1, discovered: 61),
            ] {
                expectRefusal(.registerRule) { try register.record(wrong) }
            }
            #expect(try register.incidents().isEmpty)
        },
    ]
}
