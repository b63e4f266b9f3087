import Testing
import TideCore
import TideRelease

extension RegisterConformance {
    static let releaseRules = [
        RegisterConformance("a staged release comes back as it was") { register throws in
            try register.register(SampleRecord.agreement(), with: [:])
            try register.stage(SampleRecord.release())
            #expect(try register.releases() == [SampleRecord.release()])
        },
        RegisterConformance("releases come in the order of staging, whatever the clock said") { register throws in
            try register.register(SampleRecord.agreement(), with: [:])
            let releases = try [(9, 50), (3, 70), (200, 10), (1, 70)].map { seed, time in
                try SampleRecord.release(UInt8(seed), stagedAt: Int64(time))
            }
            for release in releases { try register.stage(release) }
            #expect(try register.releases() == releases)
        },
        RegisterConformance("a release of the same name is refused") { register throws in
            try register.register(SampleRecord.agreement(), with: [:])
            try register.stage(SampleRecord.release())
            let again = try SampleRecord.release(statement: "another")
            expectRefusal(.releaseAlreadyStaged, [again.id.text]) { try register.stage(again) }
            #expect(try register.releases() == [SampleRecord.release()])
        },
        RegisterConformance("a release needs its agreement, in its version") { register throws in
            try register.register(SampleRecord.agreement(), with: [:])
            let broken = [try SampleRecord.release(version: 2), try SampleRecord.release(agreement: "other")]
            for release in broken {
                let arguments = [release.agreement.text, String(release.agreementVersion)]
                expectRefusal(.agreementNotRegistered, arguments) { try register.stage(release) }
            }
            #expect(try register.releases().isEmpty)
        },
        RegisterConformance("a release begins as staged, without an entry, with a statement of its own") {
            register throws in
            try register.register(SampleRecord.agreement(), with: [:])
            try register.stage(SampleRecord.release(1))
            let broken = try [
                SampleRecord.release(2, state: .released, entry: 4), SampleRecord.release(2, state: .aborted),
                SampleRecord.release(2, state: .delivered, entry: 4), SampleRecord.release(2, entry: 4),
                SampleRecord.release(2, statement: "statement 1"), SampleRecord.release(2, outbox: "outbox"),
                SampleRecord.release(2, outbox: "/srv\0/outbox"),
            ]
            for release in broken { expectRefusal(.registerRule) { try register.stage(release) } }
            #expect(try register.releases() == [SampleRecord.release(1)])
        },
    ]

    static let moveRules = [
        RegisterConformance("a release moves only forward") { register throws in
            try register.register(SampleRecord.agreement(), with: [:])
            let paths: [ReleaseState: [ReleaseState]] = [
                .staged: [], .released: [.released], .delivered: [.released, .delivered], .aborted: [.aborted],
            ]
            let allowed: [ReleaseState: [ReleaseState]] = [
                .staged: [.released, .aborted], .released: [.delivered, .aborted],
            ]
            var seed: UInt8 = 0
            for from in ReleaseState.allCases {
                for to in ReleaseState.allCases {
                    seed += 1
                    let id = try SampleRecord.releaseID(seed)
                    try register.stage(SampleRecord.release(seed))
                    for state in paths[from, default: []] { try register.move(id, to: state, entry: Int(seed)) }
                    if allowed[from, default: []].contains(to) {
                        try register.move(id, to: to, entry: Int(seed))
                        #expect(try register.releases().last?.state == to)
                    } else {
                        expectRefusal(.releaseMoveForbidden, [id.text, from.rawValue, to.rawValue]) {
                            try register.move(id, to: to, entry: Int(seed))
                        }
                        #expect(try register.releases().last?.state == from)
                    }
                }
            }
        },
        RegisterConformance("a move changes the state and the entry and nothing else") { register throws in
            try register.register(SampleRecord.agreement(), with: [:])
            for seed in UInt8(1)...3 { try register.stage(SampleRecord.release(seed)) }
            let id = try SampleRecord.releaseID(2)
            try register.move(id, to: .released, entry: 7)
            try register.move(id, to: .delivered, entry: nil)
            let expected = try [
                SampleRecord.release(1), SampleRecord.release(2).moved(to: .delivered, entry: 7),
                SampleRecord.release(3),
            ]
            #expect(try register.releases() == expected)
        },
        RegisterConformance("only an aborted release does without an entry") { register throws in
            try register.register(SampleRecord.agreement(), with: [:])
            try register.stage(SampleRecord.release())
            let id = try SampleRecord.releaseID(1)
            expectRefusal(.releaseEntryMissing, [id.text, "released"]) {
                try register.move(id, to: .released, entry: nil)
            }
            try register.move(id, to: .aborted, entry: nil)
            #expect(try register.releases() == [SampleRecord.release().moved(to: .aborted, entry: nil)])
        },
        RegisterConformance("an aborted release keeps its entry, or gets the one that was found") { register throws in
            try register.register(SampleRecord.agreement(), with: [:])
            for seed in UInt8(1)...2 { try register.stage(SampleRecord.release(seed)) }
            try register.move(SampleRecord.releaseID(1), to: .released, entry: 7)
            try register.move(SampleRecord.releaseID(1), to: .aborted, entry: nil)
            try register.move(SampleRecord.releaseID(2), to: .aborted, entry: 8)
            #expect(try register.releases().map(\.entry) == [7, 8])
        },
        RegisterConformance("an entry never changes and is that of one release") { register throws in
            try register.register(SampleRecord.agreement(), with: [:])
            for seed in UInt8(1)...2 { try register.stage(SampleRecord.release(seed)) }
            let id = try SampleRecord.releaseID(1)
            try register.move(id, to: .released, entry: 7)
            expectRefusal(.releaseEntryDiffers, [id.text, "7", "8"]) {
                try register.move(id, to: .delivered, entry: 8)
            }
            for entry in [7, -1] {
                expectRefusal(.registerRule) {
                    try register.move(SampleRecord.releaseID(2), to: .released, entry: entry)
                }
            }
            #expect(try register.releases().map(\.state) == [.released, .staged])
        },
        RegisterConformance("an unknown release is not moved") { register throws in
            let id = try SampleRecord.releaseID(1)
            expectRefusal(.releaseNotRegistered, [id.text]) { try register.move(id, to: .aborted, entry: nil) }
        },
    ]
}
