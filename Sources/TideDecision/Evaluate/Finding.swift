import TideAgreement
import TideCore

/// A reason together with what the requester could ask differently.
struct Finding {
    let reason: Reason
    let remedy: Remedy
}

/// What asking differently would do about a reason.
enum Remedy {
    /// Nothing: others must act first.
    case outOfReach
    /// Approvals, and the signature of the officer who asks, follow a request: they are no part of asking.
    case approvals
    /// One change alone.
    case change(RequestChange)
    /// Any one of these sets of changes.
    case changes([[RequestChange]])
    /// Naming one of the agreement's purposes, or any one of these sets of changes.
    case anotherPurposeOr([[RequestChange]])

    /// Naming one of the agreement's purposes.
    static var anotherPurpose: Remedy { .anotherPurposeOr([]) }
}

/// What refuses a request under one candidate, or without any.
struct Findings {
    /// All but the prohibitions, in the order of ``ReasonCode``, then as found.
    let own: [Finding]
    /// What rules out the purpose.
    let prohibitions: Prohibitions?

    /// - Parameter found: in the order found.
    init(_ found: [Finding], _ prohibitions: Prohibitions?) {
        self.own = found.inOrderOfCodes
        self.prohibitions = prohibitions
    }

    /// Nothing refuses.
    static var none: Findings { Findings([], nil) }

    var isEmpty: Bool { own.isEmpty && prohibitions == nil }
    /// One for each agreement that rules out the purpose, and one for each of the others.
    var count: Int { own.count + (prohibitions?.count ?? 0) }

    var reasons: Reasons {
        own.isEmpty && prohibitions == nil ? [] : Reasons(own.map(\.reason), prohibitions)
    }

    /// What each column that may not leave as asked needs: nothing else about the request helps it.
    var columnChanges: [RequestChange] {
        own.compactMap { finding in
            guard case .change(let change) = finding.remedy, change.column != nil else { return nil }
            return change
        }
    }

    /// What would help against the first reason that is no missing approval; `nil` where nothing but approvals is missing.
    var firstRemedy: Remedy? {
        let first = own.first { !$0.remedy.isApproval }
        guard let prohibitions else { return first?.remedy }
        if let first, first.reason.code <= .purposeNotAllowed { return first.remedy }
        return prohibitions.remedy
    }
}

extension [Finding] {
    /// By code; findings of one code stay as they were found.
    var inOrderOfCodes: [Finding] {
        guard count > 1 else { return self }
        // Checks come mostly in the order of codes, and comparing is cheaper than sorting.
        let isInOrder = indices.dropFirst().allSatisfy { self[$0 - 1].reason.code <= self[$0].reason.code }
        guard !isInOrder else { return self }
        return enumerated().sorted { left, right in
            left.element.reason.code == right.element.reason.code
                ? left.offset < right.offset : left.element.reason.code < right.element.reason.code
        }.map(\.element)
    }
}
