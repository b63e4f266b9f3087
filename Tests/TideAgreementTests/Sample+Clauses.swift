import TideCore

extension Sample {
    static func pem(_ label: String, _ contents: [String]) -> String {
        contents.map { "-----BEGIN \(label)-----\n\(Base64.encode(Array($0.utf8)))\n-----END \(label)-----\n" }.joined()
    }

    static let healthParties = """
        tidegate: v1
        kind: party
        id: xb.health
        name: Ministry of Health
        jurisdiction: XB
        roles: [service]
        officers:
          guardian: {title: Data Guardian, person: amina-x, unit: law}
          director: {title: Director, person: bo-y, unit: records}
          deputy: {title: Deputy Director, person: bo-y, unit: records}
        ---
        tidegate: v1
        kind: party
        id: xb.stats
        name: Statistics Board
        jurisdiction: XB
        zones: [XB, EEA]
        roles: [statistics]
        officers:
          chief:
            title: Chief Statistician
            person: chi-z
            unit: methods
            keys:
              - {certificate: certs/chief.pem, issuers: certs/chain.pem, revocations: certs/list.pem, from: 2026-01-01}
              - {publicKey: MCowBQYDK2VwAyEAAgIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=, from: 2025-01-01, revoked: 2025-06-30}
          board: {title: Disclosure Board, unit: review, person: dara-w}
          ethics: {title: Ethics Board}
        certificates:
          data-room: {file: certs/room.pem, from: 2026-01-01, until: 2027-12-31}
          old-room: {file: certs/room.pem, from: 2025-01-01, until: 2025-12-31}
        ---
        tidegate: v1
        kind: party
        id: xb.audit
        name: Court of Audit
        jurisdiction: XB
        roles: [administration]
        """

    static let healthData = """
        tidegate: v1
        kind: dataset
        id: visits
        owner: xb.health
        collectedFor: administration
        retain: 2035-12-31
        derivedFrom: none
        columns:
          health_id: {role: direct, identifier: {namespace: health}}
          sex: {role: quasi}
          postcode: {role: quasi}
          diagnosis: {role: sensitive}
          consent: {role: attribute}
        ---
        tidegate: v1
        kind: dataset
        id: visits-2025
        owner: xb.health
        collectedFor: administration
        derivedFrom: [visits]
        columns:
          sex: {role: quasi}
          consent: {role: attribute}
        """

    /// Every field of an agreement is written.
    static let healthAgreement = """
        tidegate: v1
        kind: agreement
        id: health-stats
        version: 3
        title: Visits for the health accounts
        supersedes: health-old@2
        class: sensitive
        provider: xb.health
        recipient: xb.stats
        signatories:
          - xb.health/guardian
          - xb.stats/chief
          - {count: 2, from: [xb.health/director, xb.health/deputy, xb.stats/board], distinct: units}
        recipients: [xb.stats/chief]
        accreditation: [safe-haven]
        recipientRoles: [statistics, research]
        legalBasis: [{act: Health Records Act, section: "7", kind: statutory}]
        notice: Your visits are counted
        purposes: [official-statistics]
        never: [enforcement]
        valid: {from: 2026-01-01, until: 2028-12-31, reviewBy: 2027-06-30, utcOffset: "+05:30"}
        access: {mode: transfer, zones: [XB, EEA], sealTo: data-room}
        grants:
          - id: visits
            dataset: visits
            form: pseudonymised
            reference: {from: 2025-01-01, until: 2025-12-31}
            columns:
              health_id: {pseudonymise: {scheme: hmac-sha256, domain: stats-health}}
              sex: keep
              postcode: keep
              diagnosis: keep
            necessity:
              official-statistics: [health_id, sex, postcode]
              survey-frame: [diagnosis]
            safeguards:
              kAnonymity: {k: 12, suppression: 3%}
              lDiversity: {of: diagnosis, recursive: {c: "1.5", l: 4}}
              tCloseness: {of: diagnosis, t: "0.2"}
          - id: years
            dataset: visits-2025
            form: aggregate
            columns: {sex: keep, consent: drop}
        pseudonymise:
          - {domain: stats-health, scheme: hmac-sha256, custodian: xb.health, rotateBy: 2027-12-31}
        linkage:
          - {with: [work-permits], domain: stats-health, purposes: [survey-frame]}
        onward:
          - roles: [research, public]
            purposes: [survey-frame]
            maxForm: k-anonymous
            minK: 17
            zones: [XB]
            columns: [sex, postcode]
            approval: xb.stats/board
        outputs:
          publication: reviewed
          reviewer: xb.health/guardian
          within: 14d
          embargo: 2026-12-31
          minCell: 11
          citation: Ministry of Health, Visits
        quota: {releases: 8, per: quarter, apart: 6d}
        optOut: {column: consent, keep: ["yes", given]}
        approvals:
          count: 2
          from: [xb.health/guardian, xb.stats/chief, xb.stats/board]
          distinct: parties
          ethics: xb.stats/ethics
        duties:
          - destroy: {by: 2029-06-30, certifyWithin: 31d}
          - notifyBreach: {to: xb.health, within: 72h}
          - noReidentification: {report: xb.health, within: 1y}
          - corrections: {within: 5m}
        overdue: permit
        audit: {by: [xb.audit], notice: 21d, records: 9y}
        publish: [title, parties, legalBasis, purposes, datasets, columns, valid, contact]
        terms:
          law: The law of XB
          dispute: The courts of XB
          precedence: This agreement prevails
          cost: Each side bears its own
          intellectualProperty: Stays with the provider
          liability: As the law has it
        termination: {notice: 4m, by: [xb.stats/board]}
        """

    static let healthOld = """
        tidegate: v1
        kind: agreement
        id: health-old
        version: 2
        title: Visits, the agreement before
        provider: xb.health
        recipient: xb.stats
        signatories: [xb.health/guardian, xb.stats/chief]
        legalBasis: [{act: Health Records Act, kind: statutory}]
        purposes: [official-statistics]
        valid: {from: 2024-01-01, until: 2026-12-31}
        optOut: {column: health_id, register: objections}
        grants:
          - id: visits
            dataset: visits
            form: k-anonymous
            columns: {sex: keep, diagnosis: keep}
            safeguards: {kAnonymity: {k: 5}, lDiversity: {of: diagnosis, distinct: 2}}
        duties: [{destroy: {after: 12m, certifyWithin: 30d}}]
        """

    static let firewall = """
        tidegate: v1
        kind: firewall
        id: migrants
        title: What was given for a service never serves enforcement
        protects: {collectedFor: [administration], datasets: [visits]}
        owners: [xa.mol, xb.health]
        forbids: {roles: [enforcement], purposes: [enforcement]}
        floor: {form: aggregate, minK: 10, minCell: 10}
        coalitions: [[xa.mol, xb.audit]]
        recombination: {quasi: 3}
        linkages:
          - {datasets: [visits, work-permits], by: xb.health/guardian, purposes: [survey-frame]}
        declassifiers:
          - id: court
            dataset: visits
            purposes: [immigration-tracing]
            maxForm: k-anonymous
            minK: 20
            by: xb.health/guardian
            until: 2026-12-31
        change: {count: 2}
        """

    static let codelist = """
        tidegate: v1
        kind: codelist
        id: nations
        title: National country codes
        standard: iso-3166
        from: {name: Countries of XB, version: "2025"}
        rows:
          - ["578", NO]
          - [na, NA]
        unmatched: {map: XX}
        ---
        tidegate: v1
        kind: codelist
        id: jobs
        standard: isco-08
        from: {name: Jobs of XB, version: "4"}
        file: isco.csv
        separator: ";"
        """

    /// The sample with every clause that the language has, firewalls and codelists.
    static let complete: [String: String] = texts.merging([
        "health/parties.yaml": healthParties, "health/data.yaml": healthData,
        "health/agreement.yaml": healthAgreement, "health/old.yaml": healthOld, "firewall.yaml": firewall,
        "codelists.yaml": codelist, "certs/room.pem": pem("CERTIFICATE", ["room"]),
        "certs/chief.pem": pem("CERTIFICATE", ["chief"]), "certs/chain.pem": pem("CERTIFICATE", ["first", "second"]),
        "certs/list.pem": pem("X509 CRL", ["list"]),
    ]) { first, _ in first }
}
