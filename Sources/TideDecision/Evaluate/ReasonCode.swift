/// Why a request is refused, in one word that never changes.
///
/// In the order in which reasons are given.
package enum ReasonCode: String, Hashable, Sendable, CaseIterable {
    case noAgreement = "NO_AGREEMENT"
    case unsigned = "UNSIGNED"
    case binding = "BINDING"
    case suspended = "SUSPENDED"
    case notYetValid = "NOT_YET_VALID"
    case expired = "EXPIRED"
    case purposeNotAllowed = "PURPOSE_NOT_ALLOWED"
    case recipientOfficer = "RECIPIENT_OFFICER"
    case recipientRole = "RECIPIENT_ROLE"
    case accreditation = "ACCREDITATION"
    case columnNotCovered = "COLUMN_NOT_COVERED"
    case directIDPresent = "DIRECT_ID_PRESENT"
    case pseudonymScheme = "PSEUDONYM_SCHEME"
    case form = "FORM"
    case kBelow = "K_BELOW"
    case lBelow = "L_BELOW"
    case tAbove = "T_ABOVE"
    case kMapBelow = "K_MAP_BELOW"
    case deltaAbove = "DELTA_ABOVE"
    case betaAbove = "BETA_ABOVE"
    case riskAbove = "RISK_ABOVE"
    case uniquenessAbove = "UNIQUENESS_ABOVE"
    case suppressionOverLimit = "SUPPRESSION_OVER_LIMIT"
    case referencePeriod = "REFERENCE_PERIOD"
    case onwardForbidden = "ONWARD_FORBIDDEN"
    case zone = "ZONE"
    case accessMode = "ACCESS_MODE"
    case approvals = "APPROVALS"
    case quota = "QUOTA"
    case retention = "RETENTION"
    case outputs = "OUTPUTS"
    case optOut = "OPT_OUT"
    case dutyOverdue = "DUTY_OVERDUE"
    case firewall = "FIREWALL"
    case recalled = "RECALLED"
    case composition = "COMPOSITION"
}

extension ReasonCode: Comparable {
    private static let ranks = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })

    package static func < (left: Self, right: Self) -> Bool { (ranks[left] ?? 0) < (ranks[right] ?? 0) }
}
