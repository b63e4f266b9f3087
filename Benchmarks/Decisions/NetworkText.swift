/// The documents of a network as an office would write them.
enum NetworkText {
    /// The files of the policy set, by path: purposes and offices in one, each ministry with its agreements in another.
    static func files(of plan: Network.Plan) -> [String: [UInt8]] {
        var files = ["network.yaml": text([purposes] + (0..<plan.recipients).map(office))]
        for ministry in 0..<plan.providers {
            let agreements = (0..<plan.recipients).map { agreement(ministry, $0, hasFourEyes: plan.hasFourEyes) }
            files["m\(ministry).yaml"] = text([self.ministry(ministry), dataset(ministry)] + agreements)
        }
        return files
    }

    private static func text(_ documents: [String]) -> [UInt8] {
        Array(documents.map { "---\ntidegate: v1\n\($0)\n" }.joined().utf8)
    }

    private static let purposes = """
        kind: purposes
        id: tree
        purposes:
          statistics:
          official-statistics: statistics
          survey-frame: official-statistics
          enforcement:
          immigration-enforcement: enforcement
        """

    private static func ministry(_ number: Int) -> String { party("m\(number)", role: "service") }

    private static func office(_ number: Int) -> String { party("o\(number)", role: "statistics") }

    private static func party(_ id: String, role: String) -> String {
        """
        kind: party
        id: \(id)
        name: Office \(id)
        jurisdiction: XA
        roles: [\(role)]
        officers:
          chief: {title: Chief, person: \(id)-ada}
          dpo: {title: Data protection officer, person: \(id)-ben}
          deputy: {title: Deputy, person: \(id)-ada}
        """
    }

    private static func dataset(_ ministry: Int) -> String {
        """
        kind: dataset
        id: permits-\(ministry)
        owner: m\(ministry)
        collectedFor: statistics
        protected: true
        derivedFrom: none
        retain: 2036-12-31
        columns:
          passport_no: {role: direct, identifier: {namespace: passport}}
          full_name: {role: direct}
          birth_date: {role: quasi, type: date, hierarchy: {levels: [day, month, year]}}
          sex: {role: quasi, dimension: sex}
          citizenship: {role: quasi}
          occupation: {role: quasi}
          permit_status: {role: sensitive}
          wage: {role: sensitive, type: integer}
        """
    }

    private static func agreement(_ ministry: Int, _ office: Int, hasFourEyes: Bool) -> String {
        let quorum = "{count: 2, from: [o\(office)/chief, o\(office)/deputy, o\(office)/dpo], distinct: persons}"
        let approvals = "approvals: {count: 2, from: [m\(ministry)/dpo, o\(office)/chief, o\(office)/dpo]}\n"
        return """
            kind: agreement
            id: a-\(ministry)-\(office)
            version: 1
            title: Work permits
            provider: m\(ministry)
            recipient: o\(office)
            signatories: [m\(ministry)/chief, \(hasFourEyes ? quorum : "o\(office)/chief")]
            \(hasFourEyes ? approvals : "")legalBasis: [{act: Statistics Act, section: "12", kind: statutory}]
            valid: {from: 2026-01-01, until: 2028-12-31, reviewBy: 2027-06-30}
            purposes: [survey-frame, official-statistics]
            never: [enforcement]
            access: {mode: transfer, zones: [XA]}
            quota: {releases: 12, per: year}
            duties:
              - destroy: {by: 2029-06-30, certifyWithin: 30d}
              - notifyBreach: {to: m\(ministry), within: 72h}
            grants:
              - id: permits
                dataset: permits-\(ministry)
                form: pseudonymised
                columns:
                  passport_no: {pseudonymise: {scheme: hmac-sha256, domain: d-\(ministry)-\(office)}}
                  birth_date: {generalise: {atLeast: month}}
                  sex: keep
                  citizenship: keep
                  occupation: keep
                  wage: {band: 5}
                safeguards: {kAnonymity: {k: 10, suppression: 5%}, preserve: [sex]}
            """
    }
}
