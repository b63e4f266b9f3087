/// How many parties and agreements there are.
struct NetworkPlan {
    let parties: Int
    let agreements: Int
    /// Whether all of them pass on one dataset, which is what costs a proof most.
    let isHard: Bool
}

/// The documents of a network, drawn from a seed.
///
/// A tenth of the parties are ministries with registers, a twentieth statistical offices, a twentieth enforcement, the others
/// research. Ministries share with statistics, statistics with research, research with research; offices make frames of
/// registers and share these too. Everything holds.
struct NetworkTexts {
    private let plan: NetworkPlan
    private var seed: UInt64 = 42
    private var documents: [String] = []
    private var agreements: [String] = []
    /// Who holds which dataset, of what kind.
    private var holders: [(party: Int, dataset: String, level: Int)] = []

    init(_ plan: NetworkPlan) {
        self.plan = plan
        documents.append(Self.purposes)
        for party in 0..<plan.parties { documents.append(text(ofParty: party)) }
        if plan.isHard {
            documents.append(dataset("register-0", owner: 0, derivedFrom: "none"))
            holders.append((0, "register-0", 0))
        } else {
            for ministry in 0..<ministries {
                documents.append(dataset("register-\(ministry)", owner: ministry, derivedFrom: "none"))
                holders.append((ministry, "register-\(ministry)", 0))
            }
        }
        documents.append(
            """
            kind: firewall
            id: wall
            title: Nothing to enforcement
            protects: {collectedFor: [service]}
            owners: [\((0..<(plan.isHard ? 1 : ministries)).map { "p\($0)" }.joined(separator: ", "))]
            forbids: {roles: [enforcement], purposes: [enforcement]}
            floor: {form: aggregate, minK: 10}
            """
        )
        while agreements.count < plan.agreements { addOne() }
    }

    private var ministries: Int { plan.parties / 10 }
    private var offices: Int { plan.parties / 20 }

    var files: [String: [UInt8]] {
        let all = documents + agreements
        // A file holds a mebibyte at most.
        let parts = stride(from: 0, to: all.count, by: 400).map { all[$0..<min($0 + 400, all.count)] }
        return Dictionary(
            uniqueKeysWithValues: parts.enumerated().map { number, part in
                ("network-\(number).yaml", Array(part.map { "---\ntidegate: v1\n\($0)\n" }.joined().utf8))
            }
        )
    }

    private mutating func number(below limit: Int) -> Int {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((seed >> 33) % UInt64(limit))
    }

    /// One agreement more, between a holder and somebody who may have it.
    mutating func addOne() {
        let holder = holders[number(below: holders.count)]
        if plan.isHard {
            var recipient = 1 + number(below: plan.parties - 1)
            if recipient == holder.party { recipient = recipient == 1 ? 2 : recipient - 1 }
            write(holder, recipient, level: 1, form: "k-anonymous", destroy: "2029-12-31")
            return
        }
        let count = agreements.count
        switch (holder.level, count % 10) {
        case (0, 0..<4):
            let office = ministries + number(below: offices)
            write(holder, office, level: 1, form: "pseudonymised", destroy: "2031-12-31")
            if number(below: 8) == 0 {
                // Its name says whose it is, and whose the register was.
                let frame = "frame-\(count)-\(office)-\(holder.party)"
                documents.append(
                    dataset(frame, owner: office, derivedFrom: "[\(holder.dataset)]", retain: "2031-12-31")
                )
                holders.append((office, frame, 1))
            }
        case (1, 4..<9), (2, 9):
            let first = ministries + 2 * offices
            let researcher = first + number(below: plan.parties - first)
            guard researcher != holder.party else { return addOne() }
            let day = holder.level == 1 ? "2030-12-31" : "2029-12-31"
            write(holder, researcher, level: holder.level + 1, form: "k-anonymous", destroy: day)
        default: addOne()
        }
    }

    private mutating func write(
        _ holder: (party: Int, dataset: String, level: Int),
        _ recipient: Int,
        level: Int,
        form: String,
        destroy: String
    ) {
        let number = agreements.count
        let isPseudonymised = form == "pseudonymised"
        let quasi = ["birth_date", "sex", "citizenship", "region", "occupation", "sector"].filter { _ in
            self.number(below: 4) > 0
        }
        var columns = (["kind"] + quasi).map { "\($0): keep" }
        if isPseudonymised {
            columns += ["wage: keep", "person: {pseudonymise: {scheme: hmac-sha256, domain: d-\(number)}}"]
        }
        let parts = holder.dataset.split(separator: "-").compactMap { Int($0) }
        let owners = holder.dataset.hasPrefix("frame") ? Array(parts.dropFirst()) : parts
        let notified = Set(owners + [holder.party]).subtracting([recipient]).sorted().map { party in
            "{notifyBreach: {to: p\(party), within: 72h}}"
        }
        agreements.append(
            """
            kind: agreement
            id: a\(number)
            version: 1
            title: Sharing
            provider: p\(holder.party)
            recipient: p\(recipient)
            signatories: [p\(holder.party)/o, p\(recipient)/o]
            legalBasis: [{act: Act, kind: statutory}]
            purposes: [\(isPseudonymised ? "survey, official" : "science")]
            never: [enforcement]
            valid: {from: 2026-0\(1 + self.number(below: 6))-01, until: 2028-12-31}
            approvals: {count: 1, from: [p\(holder.party)/o]}
            access: {zones: [XA]}
            onward: [{roles: [research, statistics], purposes: [science], maxForm: k-anonymous, minK: 10}]
            duties: [{destroy: {by: \(destroy), certifyWithin: 30d}}, \(notified.joined(separator: ", "))]
            grants:
              - id: only
                dataset: \(holder.dataset)
                form: \(form)
                columns: {\(columns.joined(separator: ", "))}
                safeguards: {kAnonymity: {k: \(isPseudonymised ? 1 : 10), suppression: 5%}}
            """
        )
        holders.append((recipient, holder.dataset, level))
    }

    private func text(ofParty number: Int) -> String {
        let role =
            if plan.isHard {
                number == 0 ? "service" : "research"
            } else {
                switch number {
                case 0..<ministries: "service"
                case ministries..<(ministries + offices): "statistics"
                case (ministries + offices)..<(ministries + 2 * offices): "enforcement"
                default: "research"
                }
            }
        return """
            kind: party
            id: p\(number)
            name: Party \(number)
            jurisdiction: XA
            roles: [\(role)]
            officers: {o: {title: Officer}}
            """
    }

    private func dataset(_ id: String, owner: Int, derivedFrom: String, retain: String = "2036-12-31") -> String {
        """
        kind: dataset
        id: \(id)
        owner: p\(owner)
        collectedFor: service
        protected: true
        retain: \(retain)
        derivedFrom: \(derivedFrom)
        columns:
          person: {role: direct, identifier: {namespace: person}}
          birth_date: {role: quasi, dimension: age}
          sex: {role: quasi, dimension: sex}
          citizenship: {role: quasi}
          region: {role: quasi, dimension: geography}
          occupation: {role: quasi}
          sector: {role: quasi}
          kind: {role: attribute}
          wage: {role: sensitive}
          status: {role: sensitive}
        """
    }

    private static let purposes = """
        kind: purposes
        id: tree
        purposes:
          statistics:
          official: statistics
          survey: official
          research:
          science: research
          service:
          enforcement:
          return: enforcement
        compatible:
          - [service, statistics]
          - [service, research]
          - [statistics, research]
        """
}
