import TideCore
import TideLedger

/// An invented policy set of one clinic and some studies, each under an agreement of its own.
struct PolicyTexts {
    let studies: Int
    let files: [String: [UInt8]]

    /// - Parameter keys: the officers' keys by `party/officer`.
    init(studies: Int, keys: [String: VerifyingKey]) {
        self.studies = studies
        var files = ["purposes.yaml": Self.purposes, "dataset.yaml": Self.dataset, "regions.csv": Self.regions]
        files["clinic.yaml"] = Self.party("xa.clinic", "service", ["dpo", "steward"])
        for number in 0..<studies {
            files["study-\(number).yaml"] = Self.party("xa.study-\(number)", "research", ["head"])
            files["agreement-\(number).yaml"] = Self.agreement(number)
        }
        var all = files.mapValues { Array($0.utf8) }
        for (name, key) in keys { all["keys/\(Self.file(name)).pub.pem"] = key.pem }
        self.files = all
    }

    static func officers(studies: Int) -> [String] {
        ["xa.clinic/dpo", "xa.clinic/steward"] + (0..<studies).map { "xa.study-\($0)/head" }
    }

    static func request(of study: Int, purpose: String = "research", k: Int = 3, id: String = "request") -> String {
        """
        tidegate: v1
        kind: request
        id: \(id)
        requester: xa.study-\(study)
        holder: xa.clinic
        dataset: visits
        purpose: \(purpose)
        columns: [age, region, sex]
        safeguards: {k: \(k)}

        """
    }

    /// A source of some rows, eight in each class.
    static func source(rows: Int) -> String {
        (0..<rows).reduce(into: "age,region,sex\n") { text, row in
            text += "\(20 + row % 2),\(["n1", "s1"][row / 2 % 2]),\(row / 4 % 2 == 0 ? "f" : "m")\n"
        }
    }

    private static func file(_ officer: String) -> String { officer.split(separator: "/").joined(separator: "--") }

    private static func party(_ id: String, _ role: String, _ officers: [String]) -> String {
        let list = officers.map { name in
            let key = "{file: keys/\(file("\(id)/\(name)")).pub.pem, from: 2026-01-01, until: 2030-12-31}"
            return "  \(name): {title: Invented officer, keys: [\(key)]}\n"
        }
        return "tidegate: v1\nkind: party\nid: \(id)\nname: Invented \(role)\njurisdiction: XA\nroles: [\(role)]\n"
            + "officers:\n\(list.joined())"
    }

    private static func agreement(_ number: Int) -> String {
        """
        tidegate: v1
        kind: agreement
        id: agreement-\(number)
        version: 1
        title: Visits for a study (invented)
        provider: xa.clinic
        recipient: xa.study-\(number)
        signatories: [xa.clinic/dpo, xa.study-\(number)/head]
        legalBasis: [{act: Invented Act, section: "1", kind: statutory}]
        purposes: [research]
        never: [enforcement]
        valid: {from: 2026-01-01, until: 2030-12-31}
        grants:
          - id: visits
            dataset: visits
            form: k-anonymous
            columns: {age: {band: 5}, region: keep, sex: keep}
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
          age: {role: quasi, type: integer, dimension: age}
          region:
            role: quasi
            type: code
            dimension: geography
            hierarchy: {file: regions.csv, separator: ",", levels: [district, region, country]}
          sex: {role: quasi, type: code, dimension: sex}

        """

    private static let regions = "n1,North,All\ns1,South,All\n"
}
