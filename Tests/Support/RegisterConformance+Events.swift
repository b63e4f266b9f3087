import Testing
package import TideCore
package import TideRelease

extension SampleRecord {
    package static func event(
        _ kind: AgreementEvent.Kind,
        version: Int = 1,
        identity: String? = nil,
        signatures: [String] = ["signature"],
        files: [String: ContentDigest] = [:],
        previous: Int?,
        entry: Int,
        in seconds: Int64 = 0
    ) -> AgreementEvent {
        AgreementEvent(
            agreement: "permits",
            version: version,
            kind: kind,
            identity: digest(identity ?? "identity of permits \(version)"),
            effective: Instant(secondsSince1970: 1_790_000_000 + Int64(entry) + seconds),
            recordedAt: Instant(secondsSince1970: 1_790_000_000 + Int64(entry)),
            signatures: signatures.map(digest).sorted(),
            files: files,
            previous: previous,
            entry: entry
        )
    }

    package static func party(
        _ id: Identifier = "xa.nso",
        form: String = "form",
        previous: Int?,
        entry: Int
    )
        -> RegisteredParty
    {
        RegisteredParty(
            id: id,
            form: digest(form),
            envelope: digest("envelope of \(form)"),
            registeredAt: Instant(secondsSince1970: 1_790_000_000),
            previous: previous,
            entry: entry
        )
    }
}

extension RegisterConformance {
    /// Brings version 1 of `permits` into a state; gives the entry of its last event.
    private static func bring(_ register: any Register, to kind: AgreementEvent.Kind?) throws -> Int? {
        switch kind {
        case nil: return nil
        case .proposed:
            try register.record(SampleRecord.event(.proposed, previous: nil, entry: 2))
            return 2
        case .signed:
            try register.record(SampleRecord.event(.proposed, previous: nil, entry: 2))
            try register.record(SampleRecord.event(.signed, previous: 2, entry: 3))
            return 3
        case .registered:
            try register.register(SampleRecord.agreement(), with: [:])
            return 10
        case .suspended, .terminated:
            try register.register(SampleRecord.agreement(), with: [:])
            try register.record(SampleRecord.event(kind ?? .suspended, previous: 10, entry: 11))
            return 11
        case .resumed:
            try register.register(SampleRecord.agreement(), with: [:])
            try register.record(SampleRecord.event(.suspended, previous: 10, entry: 11))
            try register.record(SampleRecord.event(.resumed, previous: 11, entry: 12))
            return 12
        }
    }

    /// What may follow what, written out once more.
    private static let legal: [(AgreementEvent.Kind?, Set<AgreementEvent.Kind>)] = [
        (nil, [.proposed, .registered]), (.proposed, [.signed, .registered]), (.signed, [.signed, .registered]),
        (.registered, [.suspended, .terminated]), (.suspended, [.resumed, .terminated]),
        (.resumed, [.suspended, .terminated]), (.terminated, [.suspended]),
    ]

    private static let legalEvents = legal.flatMap { from, allowed in
        AgreementEvent.Kind.allCases.map { to in
            let name = "\(from?.rawValue ?? "nothing") then \(to.rawValue)"
            return RegisterConformance(allowed.contains(to) ? "\(name) is legal" : "\(name) is refused") {
                register throws in
                let last = try bring(register, to: from)
                let before = try register.events()
                let entry = (last ?? 1) + 1
                func follow() throws {
                    if to == .registered {
                        try register.register(SampleRecord.agreement(entry: entry), with: [:])
                    } else {
                        try register.record(SampleRecord.event(to, previous: last, entry: entry))
                    }
                }
                if allowed.contains(to) {
                    try follow()
                    #expect(try register.events().last?.kind == to)
                    #expect(try register.events().last?.previous == last)
                } else {
                    expectRefusal(to == .registered ? .agreementAlreadyRegistered : .agreementEventForbidden) {
                        try follow()
                    }
                    #expect(try register.events() == before)
                }
            }
        }
    }

    static let eventRules =
        legalEvents + [
            RegisterConformance("an event comes back as it was, and the same again changes nothing") {
                register throws in
                let files = ["a.yaml": SampleRecord.digest("a"), "b/c.csv": SampleRecord.digest("c")]
                let proposed = SampleRecord.event(
                    .proposed,
                    signatures: ["x", "y"],
                    files: files,
                    previous: nil,
                    entry: 4
                )
                for _ in 0..<2 { try register.record(proposed) }
                #expect(try register.events() == [proposed])
                #expect(try register.agreements().isEmpty)
                #expect(try register.policyFiles().isEmpty)
            },
            RegisterConformance("an event names its version's last entry, and a stale one is refused") {
                register throws in
                try register.register(SampleRecord.agreement(), with: [:])
                try register.record(SampleRecord.event(.suspended, previous: 10, entry: 11))
                try register.record(SampleRecord.event(.resumed, previous: 11, entry: 12))
                for previous in [nil, 10, 11, 99] {
                    expectRefusal(.agreementEventStale, ["permits", "1", "12"]) {
                        try register.record(SampleRecord.event(.suspended, previous: previous, entry: 100))
                    }
                }
                #expect(try register.events().map(\.entry) == [10, 11, 12])
            },
            RegisterConformance("every event of a version is about one text") { register throws in
                try register.record(SampleRecord.event(.proposed, previous: nil, entry: 2))
                expectRefusal(.agreementEventStale, ["permits", "1", "2"]) {
                    try register.record(SampleRecord.event(.signed, identity: "other", previous: 2, entry: 3))
                }
                expectRefusal(.agreementEventStale, ["permits", "1", "2"]) {
                    try register.register(SampleRecord.agreement(identity: "other"), with: [:])
                }
                try register.register(SampleRecord.agreement(), with: [:])
                #expect(try register.events().map(\.kind) == [.proposed, .registered])
            },
            RegisterConformance(
                "an end that is to come is brought forward, and neither put off nor changed once it has come"
            ) {
                register throws in
                try register.register(SampleRecord.agreement(), with: [:])
                try register.record(SampleRecord.event(.terminated, previous: 10, entry: 11, in: 1_000))
                for (entry, seconds) in [(12, 999), (12, 1_000), (1_011, -500), (2_000, 5)] as [(Int, Int64)] {
                    expectRefusal(.agreementEventForbidden) {
                        try register.record(SampleRecord.event(.terminated, previous: 11, entry: entry, in: seconds))
                    }
                }
                try register.record(SampleRecord.event(.terminated, previous: 11, entry: 12, in: 998))
                try register.record(SampleRecord.event(.terminated, previous: 12, entry: 13))
                expectRefusal(.agreementEventForbidden) {
                    try register.record(SampleRecord.event(.terminated, previous: 13, entry: 14, in: -5))
                }
                #expect(try register.events().map(\.entry) == [10, 11, 12, 13])
            },
            RegisterConformance("an entry is one event, and comes after the one before it") { register throws in
                try register.register(SampleRecord.agreement(), with: [:])
                try register.register(SampleRecord.agreement(version: 2), with: [:])
                for entry in [20, 9, -1] {
                    expectRefusal(.registerRule) {
                        try register.record(SampleRecord.event(.suspended, previous: 10, entry: entry))
                    }
                }
                #expect(try register.events().map(\.entry) == [10, 20])
            },
            RegisterConformance("a proposal with a path that leaves the policy folder leaves nothing behind") {
                register throws in
                for path in ["", "/a", "../a", "a/../b", "a//b", "a\0b"] {
                    expectRefusal(.registerRule) {
                        let files = [path: SampleRecord.digest("1")]
                        try register.record(SampleRecord.event(.proposed, files: files, previous: nil, entry: 2))
                    }
                }
                #expect(try register.events().isEmpty)
            },
        ]

    static let partyRules = [
        RegisterConformance("parties come back with their history, and their files are in force") { register throws in
            let first = SampleRecord.party(previous: nil, entry: 1)
            let other = SampleRecord.party("xa.mol", previous: nil, entry: 1)
            let files = ["parties.yaml": SampleRecord.digest("1")]
            for _ in 0..<2 { try register.record([first, other], with: files) }
            #expect(try register.partyHistory() == [other, first])
            #expect(try register.policyFiles() == files)
            let changed = SampleRecord.party(form: "changed", previous: 1, entry: 5)
            try register.record([changed], with: ["parties.yaml": SampleRecord.digest("2")])
            #expect(try register.partyHistory() == [other, first, changed])
            #expect(try register.parties() == [other, changed])
            #expect(try register.policyFiles() == ["parties.yaml": SampleRecord.digest("2")])
        },
        RegisterConformance("a party's record names the one before it, or nothing is recorded") { register throws in
            try register.record([SampleRecord.party(previous: nil, entry: 1)], with: [:])
            let fresh = SampleRecord.party("xa.mol", previous: nil, entry: 3)
            for (previous, entry) in [(nil, 3), (2, 3), (1, 1), (1, 0)] as [(Int?, Int)] {
                expectRefusal(.partyRecordStale, ["xa.nso", "1"]) {
                    try register.record(
                        [fresh, SampleRecord.party(form: "changed", previous: previous, entry: entry)],
                        with: ["a.yaml": SampleRecord.digest("1")]
                    )
                }
            }
            #expect(try register.partyHistory().count == 1)
            #expect(try register.policyFiles().isEmpty)
        },
    ]
}
