import TideCore
import TideDecision

extension ReasonCase {
    static let columns = [
        ReasonCase(
            rule: "a column that is not granted",
            code: .columnNotCovered,
            path: "grants/0/columns/wage",
            asked: "wage",
            allowed: "none",
            request: { $0.columns.append("wage") }
        ),
        ReasonCase(
            rule: "a column that the dataset does not have",
            code: .columnNotCovered,
            path: "grants/0/columns/shoe_size",
            asked: "shoe_size",
            allowed: "declared",
            request: { $0.columns.append("shoe_size") }
        ),
        ReasonCase(
            rule: "a direct identifier that the grant drops",
            code: .directIDPresent,
            path: "grants/0/columns/full_name",
            asked: "full_name",
            allowed: "pseudonymise",
            also: [.columnNotCovered],
            request: { $0.columns.append("full_name") }
        ),
        ReasonCase(
            rule: "a dropped column, whatever pseudonym is asked for it",
            code: .columnNotCovered,
            path: "grants/0/columns/full_name",
            asked: "full_name",
            allowed: "drop",
            also: [.directIDPresent],
            request: {
                $0.columns.append("full_name")
                $0.pseudonymise = "{full_name: {scheme: hmac-sha256, domain: nso-mol}}"
            }
        ),
        ReasonCase(
            rule: "another domain of pseudonyms",
            code: .pseudonymScheme,
            path: "grants/0/columns/passport_no",
            asked: "passport_no: pseudonymise hmac-sha256 mine",
            allowed: "passport_no: pseudonymise hmac-sha256 nso-mol",
            request: {
                $0.columns.append("passport_no")
                $0.pseudonymise = "{passport_no: {scheme: hmac-sha256, domain: mine}}"
            }
        ),
        ReasonCase(
            rule: "a pseudonym of a column that is kept",
            code: .pseudonymScheme,
            path: "grants/0/columns/sex",
            asked: "sex: pseudonymise hmac-sha256 nso-mol",
            allowed: "sex: keep",
            request: { $0.pseudonymise = "{sex: {scheme: hmac-sha256, domain: nso-mol}}" }
        ),
    ]

    static let safeguards = [
        ReasonCase(
            rule: "a form above the grant's",
            code: .form,
            path: "grants/0/form",
            asked: "identified",
            allowed: "pseudonymised",
            request: { $0.form = "identified" }
        ),
        ReasonCase(
            rule: "a k-anonymous file with a pseudonym",
            code: .form,
            path: "grants/0/form",
            asked: "k-anonymous",
            allowed: "pseudonymised",
            request: {
                $0.form = "k-anonymous"
                $0.columns.append("passport_no")
            }
        ),
        ReasonCase(
            rule: "an aggregate file of rows",
            code: .form,
            path: "grants/0/form",
            asked: "aggregate",
            allowed: "k-anonymous",
            request: { $0.form = "aggregate" }
        ),
        ReasonCase(
            rule: "a grant of tables does not cover rows",
            code: .form,
            path: "grants/0/form",
            asked: "k-anonymous",
            allowed: "aggregate",
            agreement: {
                $0.grants[0].form = "aggregate"
                $0.grants[0].columns = "{sex: keep, citizenship: keep}"
            }
        ),
        ReasonCase(
            rule: "k one too small",
            code: .kBelow,
            path: "grants/0/safeguards/kAnonymity/k",
            asked: "4",
            allowed: "5",
            request: { $0.k = 4 }
        ),
        ReasonCase(
            rule: "a little too much suppression",
            code: .suppressionOverLimit,
            path: "grants/0/safeguards/kAnonymity/suppression",
            asked: "10.01%",
            allowed: "10%",
            request: { $0.suppression = "10.01%" }
        ),
        ReasonCase(
            rule: "a dataset of a day more than granted",
            code: .referencePeriod,
            path: "grants/0/reference",
            asked: "2024-01-01/2025-01-01",
            allowed: "2024-01-01/2024-12-31",
            around: Surroundings(datasetReference: "{from: 2024-01-01, until: 2025-01-01}"),
            agreement: { $0.grants[0].reference = "{from: 2024-01-01, until: 2024-12-31}" }
        ),
        ReasonCase(
            rule: "a dataset that begins a day before the grant",
            code: .referencePeriod,
            path: "grants/0/reference",
            asked: "2023-12-31/2024-12-31",
            allowed: "2024-01-01/2024-12-31",
            around: Surroundings(datasetReference: "{from: 2023-12-31, until: 2024-12-31}"),
            agreement: { $0.grants[0].reference = "{from: 2024-01-01, until: 2024-12-31}" }
        ),
        ReasonCase(
            rule: "a dataset that does not say which days it is about",
            code: .referencePeriod,
            path: "grants/0/reference",
            asked: "none",
            allowed: "2024-01-01/2024-12-31",
            agreement: { $0.grants[0].reference = "{from: 2024-01-01, until: 2024-12-31}" }
        ),
        ReasonCase(
            rule: "days asked for of a dataset that does not say which days it is about",
            code: .referencePeriod,
            path: "reference",
            asked: "2024-01-01/2024-12-31",
            allowed: "none",
            request: { $0.reference = "{from: 2024-01-01, until: 2024-12-31}" }
        ),
        ReasonCase(
            rule: "a day fewer than would leave",
            code: .referencePeriod,
            path: "reference",
            asked: "2020-01-01/2025-12-30",
            allowed: "2020-01-01/2025-12-31",
            around: Surroundings(datasetReference: "{from: 2020-01-01, until: 2025-12-31}"),
            request: { $0.reference = "{from: 2020-01-01, until: 2025-12-30}" }
        ),
        ReasonCase(
            rule: "days that the dataset does not have",
            code: .referencePeriod,
            path: "reference",
            asked: "2019-01-01/2019-12-31",
            allowed: "2020-01-01/2025-12-31",
            around: Surroundings(datasetReference: "{from: 2020-01-01, until: 2025-12-31}"),
            request: { $0.reference = "{from: 2019-01-01, until: 2019-12-31}" }
        ),
    ]

    static let approvalCases = [
        ReasonCase(
            rule: "no approval",
            code: .approvals,
            path: "approvals",
            asked: "none",
            allowed: "2 persons of mol/director, mol/dpo, nso/chief",
            agreement: { $0.approvals = "{count: 2, from: [nso/chief, mol/dpo, mol/director]}" }
        ),
        ReasonCase(
            rule: "an officer of another office does not count",
            code: .approvals,
            path: "approvals",
            asked: "mol/dpo",
            allowed: "2 persons of mol/dpo, nso/chief",
            state: Network.signed("a1@1", approvals: ["mol/dpo", "mol/director", "uni/dean"]),
            agreement: { $0.approvals = "{count: 2, from: [mol/dpo, nso/chief]}" }
        ),
        ReasonCase(
            rule: "one officer twice is one person",
            code: .approvals,
            path: "approvals",
            asked: "mol/dpo",
            allowed: "2 persons of mol/dpo, nso/chief",
            state: Network.signed("a1@1", approvals: ["mol/dpo", "mol/dpo"]),
            agreement: { $0.approvals = "{count: 2, from: [mol/dpo, nso/chief]}" }
        ),
        ReasonCase(
            rule: "two officers of one party are one party",
            code: .approvals,
            path: "approvals",
            asked: "mol/director, mol/dpo",
            allowed: "2 parties of mol/director, mol/dpo, nso/chief",
            state: Network.signed("a1@1", approvals: ["mol/dpo", "mol/director"]),
            agreement: { $0.approvals = "{count: 2, from: [mol/dpo, mol/director, nso/chief], distinct: parties}" }
        ),
    ]
}
