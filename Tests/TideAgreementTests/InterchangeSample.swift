import Testing
import TideAgreement
import TideCore
import TideTestSupport

/// Agreements whose clauses ODRL and the profile have terms for, and what they are held against.
enum InterchangeSample {
    static let visits = """
        tidegate: v1
        kind: dataset
        id: clinic-visits
        owner: xa.mol
        collectedFor: administration
        protected: true
        unit: event
        unitIdentifier: person_no
        population: {file: people.csv, columns: [age], count: people}
        derivedFrom: none
        columns:
          person_no: {role: direct}
          age: {role: quasi, type: integer, dimension: age}
          region/home: {role: attribute, dimension: geography}
          need: {role: sensitive}
          passport: {role: direct, identifier: {namespace: passport, normalise: trim-v1}}
          'é, 100% : "x"': {role: attribute, hierarchy: countries}
          weight: {role: weight, type: decimal}
        """

    /// Everything that can be carried over, once.
    static let whole = """
        tidegate: v1
        kind: agreement
        id: visits-2026
        version: 3
        title: "Visits: \\"quoted\\", and é"
        supersedes: visits-2025@2
        provider: xa.mol
        recipient: xa.nso
        signatories: [xa.nso/chief, xa.mol/dpo]
        recipients: [xa.nso/head, xa.nso/chief]
        accreditation: [safe-haven]
        recipientRoles: [statistics, research]
        legalBasis: [{act: Statistics Act, section: "12", kind: statutory}, {act: Health Act, kind: public-task}]
        notice: Your data may be used for official statistics
        purposes: [survey-frame]
        never: [enforcement]
        valid: {from: 2026-01-01, until: 2028-12-31, reviewBy: 2027-06-30, utcOffset: "+01:00"}
        access: {mode: enclave, zones: [XA, EEA]}
        grants:
          - id: visits
            dataset: clinic-visits
            form: k-anonymous
            reference: {from: 2025-01-01, until: 2025-06-30}
            columns: {person_no: drop, age: {band: 5}, region/home: keep, 'é, 100% : \"x\"': {generalise: {atLeast: region}}, weight: keep}
            safeguards:
              kAnonymity: {k: 10, unit: units, suppression: 5%}
              kMap: {k: 20}
              risk:
                prosecutor: {average: 0.05, highest: 10%}
                journalist: {average: 0.05, highest: 10%}
                marketer: {average: 0.05, highest: 10%}
              populationUniqueness: {atMost: 1%}
              preserve: [age, geography]
        linkage: none
        onward:
          - {roles: [research], purposes: [survey-frame], maxForm: aggregate, minK: 20, zones: [XA], columns: [age], approval: xa.nso/chief}
          - {roles: [public, statistics], purposes: [survey-frame], maxForm: aggregate}
        quota: {releases: 4, per: agreement, apart: 7d}
        approvals: {count: 2, from: [xa.mol/dpo, xa.nso/chief], distinct: persons}
        duties:
          - noReidentification: {report: xa.mol, within: 72h}
          - destroy: {by: 2029-06-30, certifyWithin: 30d}
          - corrections: {within: 6m}
          - notifyBreach: {to: xa.mol, within: 1y}
        audit: {by: [xa.mol], notice: 14d, records: 5y}
        """

    static let older = """
        tidegate: v1
        kind: agreement
        id: visits-2025
        version: 2
        title: Visits of last year
        provider: xa.mol
        recipient: xa.nso
        signatories: [xa.mol/dpo, xa.nso/chief]
        legalBasis: [{act: Statistics Act, kind: statutory}]
        purposes: [survey-frame]
        valid: {from: 2025-01-01, until: 2025-12-31}
        grants: [{id: visits, dataset: clinic-visits, form: aggregate, columns: {age: keep}}]
        """

    /// The sample's documents with an agreement in the place of its own.
    static func files(_ agreement: String) -> [String: [UInt8]] {
        var texts = Sample.texts
        texts["cases.yaml"] = nil
        texts["visits.yaml"] = visits
        texts["older.yaml"] = older
        texts["people.csv"] = "age,people\n30,100\n"
        texts["agreement.yaml"] = agreement
        return Sample.bytes(texts)
    }

    /// An agreement as it is read beside the sample's other documents, and its canonical form.
    static func read(_ text: String) throws -> (agreement: Agreement, canonical: JSONValue) {
        let set = try PolicySet.read(files(text), folder: "set")
        let agreement = try #require(set.agreements.first { $0.id != "visits-2025" })
        return (agreement, set.canonical(of: agreement))
    }

    static func exported(_ text: String, names: InterchangeNames = .own) throws -> PolicyExport {
        PolicyExport(try read(text).agreement, names: names)
    }

    static func imported(_ policy: String, names: InterchangeNames = .own) throws -> PolicyImport {
        try PolicyImport.read(Array(policy.utf8), file: "policy.json", names: names)
    }

    /// What a policy is refused with: codes, and the first argument of each.
    static func refusals(_ policy: String, names: InterchangeNames = .own) -> [String] {
        do {
            _ = try PolicyImport.read(Array(policy.utf8), file: "policy.json", names: names)
            return []
        } catch {
            return error.diagnostics.map { "\($0.code.rawValue) \($0.arguments.first ?? "")" }
        }
    }
}
