package import TideCore
package import TideLedger

/// A small invented policy set, its officers' keys, requests and a source file: everything that a release needs, in memory.
package struct SmallOffice: Sendable {
    /// The officers' private keys, `party/officer`.
    package let keys: [String: SigningKey]
    /// The policy set's files by path.
    package let files: [String: [UInt8]]

    /// The same keys for the same seed.
    package init(seed: UInt64 = 1) {
        var generator = SeededGenerator(seed: seed)
        var keys: [String: SigningKey] = [:]
        for name in Self.officers { keys[name] = SigningKey(using: &generator) }
        var files = [
            "purposes.yaml": Self.purposes, "dataset.yaml": Self.dataset, "agreement.yaml": Self.agreement(version: 1),
            "regions.csv": Self.regions, "parties.yaml": Self.parties,
        ].mapValues { Array($0.utf8) }
        for (name, key) in keys { files["keys/\(Self.fileName(name)).pub.pem"] = key.verifyingKey.pem }
        self.keys = keys
        self.files = files
    }

    package static let agreementID: Identifier = "clinic-study-1"
    package static let officers = ["xa.clinic/dpo", "xa.clinic/steward", "xa.study/head", "xa.study/lead"]
    package static let signatories = ["xa.clinic/dpo", "xa.study/head"]
    package static let approver = "xa.clinic/steward"

    /// `party--officer`.
    package static func fileName(_ officer: String) -> String { officer.replacing("/", with: "--") }

    /// A request for some columns.
    package static func request(
        purpose: String = "research",
        columns: [String] = ["person", "age", "region", "sex"],
        k: Int = 3
    ) -> String {
        """
        tidegate: v1
        kind: request
        id: request-1
        requester: xa.study
        officer: xa.study/lead
        holder: xa.clinic
        dataset: visits
        purpose: \(purpose)
        columns: [\(columns.joined(separator: ", "))]
        safeguards: {k: \(k)}

        """
    }

    /// An invented source file of some rows; ages 20 to 29, eight districts, a missing value now and then.
    package static func source(rows: Int, seed: UInt64 = 7) -> String {
        var generator = SeededGenerator(seed: seed)
        var text = "person,name,age,region,sex,visited,diagnosis\n"
        for row in 0..<rows {
            let age = 20 + Int.random(in: 0..<10, using: &generator)
            let region = ["n1", "n2", "n3", "s1", "s2", "s3", "NA", ""].randomElement(using: &generator) ?? ""
            let sex = Bool.random(using: &generator) ? "f" : "m"
            text += "P\(row),\"Invented, \(row)\",\(age),\(region),\(sex),2025-0\(1 + row % 9)-11,d\(row % 4)\n"
        }
        return text
    }

    /// The same agreement with the notice of a breach that the proof over a network with a firewall asks for.
    package static func closedAgreement(version: Int) -> String {
        agreement(version: version) + "duties: [{notifyBreach: {to: xa.clinic, within: 72h}}]\n"
    }

    /// Its second version, which begins on the day of the fixtures.
    package static var amendment: String {
        closedAgreement(version: 2).replacing("from: 2026-01-01, until: 2030", with: "from: 2026-11-22, until: 2030")
    }

    package static func agreement(version: Int) -> String {
        """
        tidegate: v1
        kind: agreement
        id: clinic-study-1
        version: \(version)
        title: Visits for a study (invented)
        provider: xa.clinic
        recipient: xa.study
        signatories: [xa.clinic/dpo, xa.study/head]
        legalBasis: [{act: Invented Act, section: "1", kind: statutory}]
        purposes: [research]
        never: [enforcement]
        valid: {from: 2026-01-01, until: 2030-12-31}
        grants:
          - id: visits
            dataset: visits
            form: pseudonymised
            columns:
              person: {pseudonymise: {scheme: hmac-sha256, domain: clinic-study}}
              name: drop
              age: {band: 5}
              region: keep
              sex: keep
              visited: {generalise: {atLeast: year}}
            safeguards:
              kAnonymity: {k: 3, suppression: 10%}
              preserve: [geography]
        approvals: {count: 1, from: [xa.clinic/steward], distinct: persons}

        """
    }

    private static let purposes = """
        tidegate: v1
        kind: purposes
        id: all
        purposes: {care: null, research: null, enforcement: null}
        compatible: [[care, research]]

        """

    private static let dataset = """
        tidegate: v1
        kind: dataset
        id: visits
        title: Visits to an invented clinic
        owner: xa.clinic
        collectedFor: care
        protected: true
        derivedFrom: none
        unit: person
        columns:
          person: {role: direct, type: text, identifier: {namespace: patient, normalise: trim-v1}}
          name: {role: direct, type: text}
          age: {role: quasi, type: integer, dimension: age}
          region:
            role: quasi
            type: code
            dimension: geography
            hierarchy: {file: regions.csv, separator: ",", levels: [district, region, country]}
          sex: {role: quasi, type: code, dimension: sex}
          visited: {role: quasi, type: date, hierarchy: {levels: [day, month, year]}}
          diagnosis: {role: sensitive, type: code}

        """

    // `NA` is a district here, so that nobody takes it for a missing value.
    private static let regions = """
        n1,North,All
        n2,North,All
        n3,North,All
        NA,North,All
        s1,South,All
        s2,South,All
        s3,South,All
        s4,South,All

        """

    private static let parties: String = {
        func officer(_ name: String) -> String {
            let id = name.split(separator: "/")[1]
            let key = "{file: keys/\(fileName(name)).pub.pem, from: 2026-01-01, until: 2030-12-31}"
            return "  \(id): {title: Invented officer \(id), keys: [\(key)]}\n"
        }
        func party(_ id: String, _ role: String) -> String {
            let own = officers.filter { $0.hasPrefix(id + "/") }.map(officer).joined()
            return "tidegate: v1\nkind: party\nid: \(id)\nname: Invented \(role)\njurisdiction: XA\nroles: [\(role)]\n"
                + "officers:\n\(own)"
        }
        return party("xa.clinic", "service") + "---\n" + party("xa.study", "research")
    }()
}
