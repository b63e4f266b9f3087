import Foundation
import TideAgreement
import TideCore

/// A policy set that is valid, to be broken in one place by each test.
enum Sample {
    static let key = "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE="

    /// 32 bytes that count from 1: nobody signs with it here.
    static let otherKey = "MCowBQYDK2VwAyEAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA="

    static let pem = "-----BEGIN PUBLIC KEY-----\n\(otherKey)\n-----END PUBLIC KEY-----\n"

    static let ministry = """
        tidegate: v1
        kind: party
        id: xa.mol
        name: Ministry of Labour
        jurisdiction: XA
        roles: [service]
        officers:
          dpo: {title: Data Protection Officer, keys: [{publicKey: \(key), from: 2026-01-01}], person: dilan-x}
        """

    static let office = """
        tidegate: v1
        kind: party
        id: xa.nso
        name: National Statistics Office
        jurisdiction: XA
        roles: [statistics]
        officers:
          chief: {title: Chief Statistician, keys: [{file: keys/chief.pem, from: 2026-01-01, until: 2027-12-31}], person: noor-y}
          head: {title: Head of Surveys, person: hana-z}
        accreditations: [{scheme: safe-haven, until: 2027-12-31}]
        """

    static let purposes = """
        tidegate: v1
        kind: purposes
        id: office
        purposes:
          official-statistics:
          survey-frame: official-statistics
          administration:
          enforcement:
          immigration-tracing: enforcement
        compatible:
          - [administration, official-statistics]
        """

    static let dataset = """
        tidegate: v1
        kind: dataset
        id: work-permits
        title: Work permits
        owner: xa.mol
        collectedFor: administration
        protected: true
        reference: {from: 2025-01-01, until: 2025-06-30}
        unit: person
        separator: ";"
        derivedFrom: none
        columns:
          full_name: {role: direct}
          passport_no: {role: direct, identifier: {namespace: passport, normalise: trim-v1}}
          birth_date: {role: quasi, type: date, hierarchy: {levels: [day, month, year]}, dimension: age}
          sex: {role: quasi, type: code, dimension: sex, missing: ["", NA]}
          citizenship: {role: quasi, type: code, hierarchy: countries, dimension: migratory-status, unlisted: missing}
          occupation: {role: quasi, hierarchy: {file: isco.csv, separator: ";", levels: [unit, minor-group, all]}}
          permit_status: {role: sensitive}
          wage: {role: attribute, type: decimal}
        """

    static let hierarchy = """
        tidegate: v1
        kind: hierarchy
        id: countries
        levels: [country, region, world]
        rows:
          - [NO, Northern Europe, World]
          - [NA, Southern Africa, World]
        """

    static let agreement = """
        tidegate: v1
        kind: agreement
        id: mol-nso-2026-01
        version: 1
        title: Work permits for the labour migration survey frame
        provider: xa.mol
        recipient: xa.nso
        signatories: [xa.mol/dpo, xa.nso/chief]
        recipients: [xa.nso/head]
        accreditation: [safe-haven]
        recipientRoles: [statistics]
        legalBasis: [{act: Statistics Act, section: "12", kind: statutory}]
        notice: Your data may be used for official statistics
        purposes: [survey-frame]
        never: [enforcement]
        valid: {from: 2026-01-01, until: 2028-12-31, reviewBy: 2027-06-30}
        grants:
          - id: permits
            dataset: work-permits
            form: pseudonymised
            reference: {from: 2025-01-01, until: 2025-06-30}
            columns:
              full_name: drop
              passport_no: {pseudonymise: {scheme: hmac-sha256, domain: nso-mol}}
              birth_date: {generalise: {atLeast: month}}
              sex: keep
              citizenship: {generalise: {atLeast: region}}
              occupation: {generalise: {atLeast: minor-group}}
              permit_status: keep
              wage: {band: 5}
            safeguards:
              kAnonymity: {k: 10, suppression: 5%}
              preserve: [sex, age, migratory-status]
        approvals: {count: 2, from: [xa.mol/dpo, xa.nso/chief], distinct: persons}
        """

    static let request = """
        tidegate: v1
        kind: request
        id: frame-2026
        requester: xa.nso
        officer: xa.nso/head
        holder: xa.mol
        dataset: work-permits
        purpose: survey-frame
        columns: [passport_no, sex, wage]
        form: pseudonymised
        reference: {from: 2025-01-01, until: 2025-06-30}
        safeguards: {k: 12, suppression: 2%, preserve: [sex]}
        pseudonymise: {passport_no: {scheme: hmac-sha256, domain: nso-mol}}
        """

    static let cases = """
        tidegate: v1
        kind: cases
        id: rules
        cases:
          - name: the frame may be drawn
            at: 2026-02-01
            request: {requester: xa.nso, holder: xa.mol, dataset: work-permits, purpose: survey-frame, columns: [sex]}
            state: {approvals: [xa.mol/dpo]}
            expect: permit
          - name: enforcement may never see it
            at: 2026-02-01T12:00:00Z
            request:
              id: traced
              requester: xa.nso
              holder: xa.mol
              dataset: work-permits
              purpose: immigration-tracing
              columns: [sex]
            expect: {refuse: [PURPOSE_NOT_ALLOWED, APPROVALS]}
        """

    static let specification = """
        tidegate: v1
        kind: spec
        id: permits-k5
        dataset: work-permits
        safeguards: {kAnonymity: {k: 5, suppression: 10%}}
        search: {loss: iyengar, aggregate: arithmetic-mean, suppressionWeight: "0.5"}
        """

    static let hierarchyFile = "2141;214;*\n2142;214;*\n"

    /// Every document in a file of its own, with the files that they name.
    static let texts: [String: String] = [
        "parties/mol.yaml": ministry, "parties/nso.yaml": office, "purposes.yaml": purposes,
        "permits.yaml": dataset, "countries.yml": hierarchy, "agreement.yaml": agreement, "cases.yaml": cases,
        "spec.yaml": specification, "isco.csv": hierarchyFile, "keys/chief.pem": pem, "notes.txt": "nothing",
    ]

    static func bytes(_ texts: [String: String]) -> [String: [UInt8]] { texts.mapValues { Array($0.utf8) } }

    /// The sample with one text replaced in one file.
    static func replacing(_ old: String, with new: String, in file: String) -> [String: [UInt8]] {
        var texts = texts[file] == nil ? complete : texts
        // WHY: a test that replaces nothing tests nothing.
        guard let text = texts[file], let range = text.range(of: old) else {
            preconditionFailure("the sample has no \(old) in \(file)")
        }
        texts[file] = text.replacingCharacters(in: range, with: new)
        return bytes(texts)
    }

    static func read(_ files: [String: [UInt8]]) throws -> PolicySet { try PolicySet.read(files, folder: "set") }

    /// Every message of reading files, as printed; empty where they are valid.
    static func messages(_ files: [String: [UInt8]]) -> [String] {
        do {
            _ = try PolicySet.read(files, folder: "set")
            return []
        } catch {
            return error.diagnostics.map(\.rendered)
        }
    }
}
