import Testing
package import TideCore
package import TideRelease

extension SampleRecord {
    package static func duty(
        _ id: String = "duty-1",
        release: ReleaseIdentifier? = nil,
        kind: String = "destroy",
        owedBy: Identifier = "xa.nso",
        due: Int64 = 1_800_000_000,
        created: Int = 12
    ) -> DutyRecord {
        DutyRecord(
            id: id,
            release: release,
            agreement: "permits",
            agreementVersion: 1,
            kind: kind,
            owedBy: owedBy,
            owedTo: "xa.mol",
            due: Instant(secondsSince1970: due),
            created: created
        )
    }
}

extension RegisterConformance {
    static let dutyRules = [
        RegisterConformance("duties come by due date, then id; the same again changes nothing") { register throws in
            try register.register(SampleRecord.agreement(), with: [:])
            try register.stage(SampleRecord.release())
            let duties = [
                SampleRecord.duty("b", due: 5), SampleRecord.duty("a", due: 7),
                SampleRecord.duty("c.1", release: try SampleRecord.releaseID(1), due: 7),
            ]
            for duty in duties.reversed() + duties { try register.record(duty) }
            #expect(try register.duties() == duties)
            #expect(try register.openDuties(of: "xa.nso") == duties)
            #expect(try register.openDuties(of: "xa.mol").isEmpty)
        },
        RegisterConformance("a duty is discharged once, by one entry, and stays") { register throws in
            try register.register(SampleRecord.agreement(), with: [:])
            let duty = SampleRecord.duty()
            try register.record(duty)
            for _ in 0..<2 { try register.discharge(duty.id, entry: 14) }
            expectRefusal(.dutyDischarged, [duty.id, "14"]) { try register.discharge(duty.id, entry: 15) }
            #expect(try register.duties() == [duty.discharged(by: 14)])
            #expect(try register.openDuties(of: "xa.nso").isEmpty)
            try register.record(duty)
            #expect(try register.duties() == [duty.discharged(by: 14)])
        },
        RegisterConformance("a duty keeps what it says") { register throws in
            try register.register(SampleRecord.agreement(), with: [:])
            try register.record(SampleRecord.duty())
            expectRefusal(.dutyDiffers, ["duty-1"]) { try register.record(SampleRecord.duty(due: 9)) }
            expectRefusal(.dutyNotRegistered, ["other"]) { try register.discharge("other", entry: 14) }
            for entry in [12, 3] {
                expectRefusal(.registerRule) { try register.discharge("duty-1", entry: entry) }
            }
            #expect(try register.duties() == [SampleRecord.duty()])
        },
        RegisterConformance("a duty needs its agreement, its release, and a plain name") { register throws in
            expectRefusal(.agreementNotRegistered, ["permits", "1"]) { try register.record(SampleRecord.duty()) }
            try register.register(SampleRecord.agreement(), with: [:])
            let absent = try SampleRecord.releaseID(9)
            expectRefusal(.releaseNotRegistered, [absent.text]) {
                try register.record(SampleRecord.duty(release: absent))
            }
            for id in ["", "A", "a b", "a\0", String(repeating: "a", count: 201)] {
                expectRefusal(.registerRule) { try register.record(SampleRecord.duty(id)) }
            }
            #expect(try register.duties().isEmpty)
        },
    ]

    static let quotaRules = [
        RegisterConformance("quota is used by what is staged, released or delivered, under any version") {
            register throws in
            try register.register(SampleRecord.agreement(), with: [:])
            try register.register(SampleRecord.agreement(version: 2), with: [:])
            try register.register(SampleRecord.agreement("other", entry: 31), with: [:])
            for (seed, time) in [(1, 40), (2, 10), (3, 30), (4, 20)] as [(UInt8, Int64)] {
                try register.stage(SampleRecord.release(seed, version: Int(seed % 2) + 1, stagedAt: time))
            }
            try register.stage(SampleRecord.release(5, agreement: "other", stagedAt: 1))
            try register.move(SampleRecord.releaseID(2), to: .aborted, entry: nil)
            try register.move(SampleRecord.releaseID(3), to: .released, entry: 41)
            #expect(try register.usedQuota(of: "permits").map(\.secondsSince1970) == [20, 30, 40])
            #expect(try register.usedQuota(of: "none").isEmpty)
        },
        RegisterConformance("a release beyond the quota is not staged, and says how much was used") {
            register throws in
            try register.register(SampleRecord.agreement(), with: [:])
            let window = QuotaWindow(
                limit: 2,
                from: Instant(secondsSince1970: 100),
                until: Instant(secondsSince1970: 200)
            )
            func stage(_ seed: UInt8, at time: Int64) throws -> Staging {
                try register.stage(SampleRecord.release(seed, stagedAt: time), quota: window)
            }
            for (seed, time) in [(1, 99), (2, 200), (3, 100)] as [(UInt8, Int64)] {
                #expect(try stage(seed, at: time) == .staged)
            }
            #expect(try stage(4, at: 199) == .staged)
            #expect(try stage(5, at: 150) == .quotaReached(used: 2))
            try register.move(SampleRecord.releaseID(4), to: .aborted, entry: nil)
            #expect(try stage(5, at: 150) == .staged)
            #expect(try register.releases().count == 5)
        },
        RegisterConformance("releases keep the distance that the quota asks for") { register throws in
            try register.register(SampleRecord.agreement(), with: [:])
            func stage(_ seed: UInt8, at time: Int64) throws -> Staging {
                let window = QuotaWindow(
                    limit: 9,
                    from: Instant(secondsSince1970: 0),
                    until: Instant(secondsSince1970: 1000),
                    quietSince: Instant(secondsSince1970: time - 10)
                )
                return try register.stage(SampleRecord.release(seed, stagedAt: time), quota: window)
            }
            #expect(try stage(1, at: 100) == .staged)
            #expect(try stage(2, at: 109) == .tooSoon(after: Instant(secondsSince1970: 100)))
            #expect(try stage(2, at: 110) == .staged)
        },
    ]
}
