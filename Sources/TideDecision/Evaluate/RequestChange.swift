package import TideAgreement
package import TideCore

/// One thing that a requester could ask differently.
package enum RequestChange: Hashable, Sendable {
    /// Leave out a column.
    case leaveOut(String)
    /// Leave the pseudonymisation of a column to the agreement.
    case leavePseudonymisationOpen(String)
    /// Leave the form to what columns and safeguards make.
    case leaveFormOpen
    /// Ask for a k of at least so much.
    case raiseK(to: Int)
    /// Ask for at most so much suppression.
    case lowerSuppression(to: Share)
    /// Ask for this model beside those asked for.
    case model(SafeguardModel)
    /// Leave open what k counts.
    case leaveUnitOpen
    /// Ask for all the days that the dataset is about.
    case coverReference(ReferencePeriod)
    /// Leave open which days are asked for.
    case leaveReferenceOpen
    /// Get at the data in this manner.
    case access(AccessMode)
    /// State no zone: the requester's party document says where it processes data.
    case leaveZoneOpen
    /// Hold it until this day at the latest.
    case retainUntil(CalendarDate)
    /// Leave open until when it is held.
    case leaveRetentionOpen
    /// Publish nothing from it.
    case leavePublicationOut
    /// Publish from this day on.
    case publishFrom(CalendarDate)
    /// Leave open which officer asks.
    case leaveOfficerOpen
    /// Have this officer ask.
    case askAs(OfficerName)
    /// Ask on this day at the earliest.
    case decideFrom(CalendarDate)
    /// Ask for this purpose, if that is what the data will serve.
    case purpose(Identifier)

    /// Changes are listed in this order.
    var rank: Int {
        switch self {
        case .leaveOut: 0
        case .leavePseudonymisationOpen: 1
        case .leaveFormOpen: 2
        case .raiseK: 3
        case .lowerSuppression: 4
        case .model: 5
        case .leaveUnitOpen: 6
        case .coverReference, .leaveReferenceOpen: 7
        case .access: 8
        case .leaveZoneOpen: 9
        case .retainUntil, .leaveRetentionOpen: 10
        case .leavePublicationOut, .publishFrom: 11
        case .leaveOfficerOpen, .askAs: 12
        case .decideFrom: 13
        case .purpose: 14
        }
    }

    /// The column or the model that it is about, for changes of which there may be several.
    var column: String? {
        switch self {
        case .leaveOut(let name), .leavePseudonymisationOpen(let name): name
        case .model(let model): "\(model.family.rawValue) \(model.summary)"
        default: nil
        }
    }

    /// This change in the place of an earlier one about the same term, the stricter figure of the two; `nil` where both
    /// cannot be.
    func replacing(_ earlier: RequestChange) -> RequestChange? {
        switch (earlier, self) {
        case (.raiseK(let old), .raiseK(let new)): .raiseK(to: max(old, new))
        case (.lowerSuppression(let old), .lowerSuppression(let new)): .lowerSuppression(to: min(old, new))
        case (.retainUntil(let old), .retainUntil(let new)): .retainUntil(min(old, new))
        case (.publishFrom(let old), .publishFrom(let new)): .publishFrom(max(old, new))
        case (.decideFrom(let old), .decideFrom(let new)): .decideFrom(max(old, new))
        default: self
        }
    }
}

extension [RequestChange] {
    /// What a change is about; one change each.
    private struct Term: Hashable {
        let rank: Int
        let column: String?

        init(_ change: RequestChange) { (self.rank, self.column) = (change.rank, change.column) }
    }

    /// These changes and others, one for each term, in order of rank and of the columns asked for; `nil` where they
    /// contradict each other.
    ///
    /// - Complexity: O(changes · log changes + columns).
    func adding(_ others: [RequestChange], columns: [String]) -> [RequestChange]? {
        var merged = self
        var positions = Dictionary(uniqueKeysWithValues: merged.enumerated().map { (Term($1), $0) })
        for other in others {
            guard let position = positions[Term(other)] else {
                positions[Term(other)] = merged.count
                merged.append(other)
                continue
            }
            guard merged[position] != other else { continue }
            guard let replacement = other.replacing(merged[position]) else { return nil }
            merged[position] = replacement
        }
        // A column that is left out has no pseudonymisation to leave open.
        merged.removeAll { change in
            if case .leavePseudonymisationOpen(let name) = change {
                positions[Term(.leaveOut(name))] != nil
            } else {
                false
            }
        }
        let order = Dictionary(columns.enumerated().map { ($1, $0) }) { first, _ in first }
        func key(_ change: RequestChange) -> (Int, Int) { (change.rank, change.column.flatMap { order[$0] } ?? 0) }
        return merged.enumerated().sorted { left, right in
            let (first, second) = (key(left.element), key(right.element))
            return first == second ? left.offset < right.offset : first < second
        }.map(\.element)
    }
}
