import TideAgreement
import TideCore
import TideDecision

extension ReasonCase {
    static let all: [ReasonCase] =
        standing + recipients + columns + safeguards + approvalCases + register + protection + places + onward + counted
        + walls

    private static let standing = [
        ReasonCase(
            rule: "nobody has an agreement for this dataset",
            code: .noAgreement,
            path: nil,
            asked: "crossings from mol to nso",
            allowed: "none",
            request: { $0.dataset = "crossings" }
        ),
        ReasonCase(
            rule: "the agreement gives in the other direction",
            code: .noAgreement,
            path: nil,
            asked: "work-permits from nso to mol",
            allowed: "none",
            request: { ($0.holder, $0.requester) = ("nso", "mol") }
        ),
        ReasonCase(
            rule: "an undeclared requester",
            code: .noAgreement,
            path: nil,
            asked: "stranger",
            allowed: "declared",
            request: { $0.requester = "stranger" }
        ),
        ReasonCase(
            rule: "an undeclared holder",
            code: .noAgreement,
            path: nil,
            asked: "stranger",
            allowed: "declared",
            request: { $0.holder = "stranger" }
        ),
        ReasonCase(
            rule: "an undeclared dataset",
            code: .noAgreement,
            path: nil,
            asked: "tax-returns",
            allowed: "declared",
            request: { $0.dataset = "tax-returns" }
        ),
        ReasonCase(
            rule: "nobody signed",
            code: .unsigned,
            path: "signatories",
            asked: "none",
            allowed: "mol/director, nso/chief",
            state: State()
        ),
        ReasonCase(
            rule: "one side signed",
            code: .unsigned,
            path: "signatories",
            asked: "nso/chief",
            allowed: "mol/director, nso/chief",
            state: State(
                signatures: [AgreementVersion(id: "a1", version: 1): [OfficerName(party: "nso", officer: "chief")]]
            )
        ),
        ReasonCase(
            rule: "another version is signed",
            code: .unsigned,
            path: "signatories",
            asked: "none",
            allowed: "mol/director, nso/chief",
            agreement: { $0.version = 2 }
        ),
        ReasonCase(
            rule: "the dataset changed since",
            code: .binding,
            path: "grants/0/dataset",
            asked: "dataset/work-permits",
            allowed: "unchanged",
            state: Network.signed("a1@1", changed: ["a1@1": ["dataset/work-permits"]])
        ),
        ReasonCase(
            rule: "the purposes changed since",
            code: .binding,
            path: "purposes",
            asked: "purposes/tree",
            allowed: "unchanged",
            state: Network.signed("a1@1", changed: ["a1@1": ["purposes/tree"]])
        ),
        ReasonCase(
            rule: "the recipient changed since",
            code: .binding,
            path: "recipient",
            asked: "party/nso",
            allowed: "unchanged",
            state: Network.signed("a1@1", changed: ["a1@1": ["party/nso"]])
        ),
        ReasonCase(
            rule: "the provider changed since",
            code: .binding,
            path: "provider",
            asked: "party/mol",
            allowed: "unchanged",
            state: Network.signed("a1@1", changed: ["a1@1": ["party/mol"]])
        ),
        ReasonCase(
            rule: "a file changed since",
            code: .binding,
            path: "grants",
            asked: "file/x.csv",
            allowed: "unchanged",
            state: Network.signed("a1@1", changed: ["a1@1": ["file/x.csv"]])
        ),
        ReasonCase(
            rule: "the last second before the first day",
            code: .notYetValid,
            path: "valid/from",
            asked: "2025-12-31",
            allowed: "2026-01-01",
            at: "2025-12-31T23:59:59Z"
        ),
        ReasonCase(
            rule: "the first second after the last day",
            code: .expired,
            path: "valid/until",
            asked: "2027-01-01",
            allowed: "2026-12-31",
            at: "2027-01-01T00:00:00Z"
        ),
        ReasonCase(
            rule: "a purpose that is not agreed",
            code: .purposeNotAllowed,
            path: "purposes",
            asked: "research",
            allowed: "official-statistics",
            request: { $0.purpose = "research" }
        ),
        ReasonCase(
            rule: "a purpose above the agreed one",
            code: .purposeNotAllowed,
            path: "purposes",
            asked: "statistics",
            allowed: "official-statistics",
            request: { $0.purpose = "statistics" }
        ),
        ReasonCase(
            rule: "a purpose that the tree does not have",
            code: .purposeNotAllowed,
            path: nil,
            asked: "curiosity",
            allowed: "declared",
            request: { $0.purpose = "curiosity" }
        ),
        ReasonCase(
            rule: "a purpose below a prohibited one, which is below the agreed one",
            code: .purposeNotAllowed,
            path: "never/0",
            asked: "survey-frame",
            allowed: "never survey-frame",
            agreement: { $0.never = "[survey-frame]" },
            request: { $0.purpose = "survey-frame" }
        ),
        ReasonCase(
            rule: "a purpose above a prohibited one",
            code: .purposeNotAllowed,
            path: "never/0",
            asked: "official-statistics",
            allowed: "never survey-frame",
            agreement: { $0.never = "[survey-frame]" }
        ),
    ]

    private static let recipients = [
        ReasonCase(
            rule: "an officer who is not registered asks",
            code: .recipientOfficer,
            path: "recipient",
            asked: "nso/stranger",
            allowed: "nso",
            request: { $0.officer = "nso/stranger" }
        ),
        ReasonCase(
            rule: "an officer who is not among the recipients asks",
            code: .recipientOfficer,
            path: "recipients",
            asked: "nso/analyst",
            allowed: "nso/chief",
            agreement: { $0.recipients = "[nso/chief]" },
            request: { $0.officer = "nso/analyst" }
        ),
        ReasonCase(
            rule: "nobody in particular asks where recipients are named",
            code: .recipientOfficer,
            path: "recipients",
            asked: "none",
            allowed: "nso/chief",
            agreement: { $0.recipients = "[nso/chief]" }
        ),
        ReasonCase(
            rule: "an officer of the recipients is named, and did not sign the request",
            code: .recipientOfficer,
            path: "recipients",
            asked: "unsigned",
            allowed: "nso/chief",
            agreement: { $0.recipients = "[nso/chief]" },
            request: { $0.officer = "nso/chief" }
        ),
        ReasonCase(
            rule: "an officer of the recipients is named, and another one of them signed the request",
            code: .recipientOfficer,
            path: "recipients",
            asked: "unsigned",
            allowed: "nso/chief",
            state: Network.signed("a1@1", requestSignatures: ["nso/analyst"]),
            agreement: { $0.recipients = "[nso/chief, nso/analyst]" },
            request: { $0.officer = "nso/chief" }
        ),
        ReasonCase(
            rule: "the request is signed by an officer of the recipients, and names none",
            code: .recipientOfficer,
            path: "recipients",
            asked: "none",
            allowed: "nso/chief",
            state: Network.signed("a1@1", requestSignatures: ["nso/chief"]),
            agreement: { $0.recipients = "[nso/chief]" }
        ),
        ReasonCase(
            rule: "the recipient has another role",
            code: .recipientRole,
            path: "recipientRoles",
            asked: "statistics",
            allowed: "research, humanitarian",
            agreement: { $0.recipientRoles = "[research, humanitarian]" }
        ),
        ReasonCase(
            rule: "an accreditation that the recipient never had",
            code: .accreditation,
            path: "accreditation/0",
            asked: "none",
            allowed: "safe-haven",
            agreement: { $0.accreditation = "[safe-haven]" }
        ),
        ReasonCase(
            rule: "an accreditation that ended the day before",
            code: .accreditation,
            path: "accreditation/0",
            asked: "code-of-practice until 2026-06-30",
            allowed: "code-of-practice on 2026-07-01",
            at: "2026-07-01",
            agreement: { $0.accreditation = "[code-of-practice]" }
        ),
    ]
}
