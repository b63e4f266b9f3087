package import TideAgreement
import TideCore

extension Request {
    /// The request with changes made; changes of the day are no part of a request.
    package func applying(_ changes: [RequestChange]) -> Request {
        var terms = RequestTerms(self)
        for change in changes { terms.apply(change) }
        terms.dropLeftOut()
        return terms.request(from: self)
    }
}

/// What a requester can change, while it is changed.
private struct RequestTerms {
    private var columns: [String]
    private var leftOut: Set<String> = []
    private var pseudonymise: [String: Pseudonymisation]
    private var officer: OfficerName?
    private var purpose: Identifier
    private var form: Form?
    private var reference: ReferencePeriod?
    private var (k, suppression): (Int?, Share?)
    private var (unit, models): (CountedUnit?, [SafeguardModel])
    private var (access, zone): (AccessMode?, String?)
    private var (outputs, retain): (RequestedOutputs?, CalendarDate?)

    init(_ request: Request) {
        (self.columns, self.pseudonymise) = (request.columns, request.pseudonymise)
        (self.officer, self.purpose) = (request.officer, request.purpose)
        (self.form, self.reference) = (request.form, request.reference)
        (self.k, self.suppression) = (request.safeguards.k, request.safeguards.suppression)
        (self.unit, self.models) = (request.safeguards.unit, request.safeguards.models)
        (self.access, self.zone) = (request.access, request.zone)
        (self.outputs, self.retain) = (request.outputs, request.retain)
    }

    mutating func apply(_ change: RequestChange) {
        switch change {
        case .leaveOut(let name):
            leftOut.insert(name)
            pseudonymise[name] = nil
        case .leavePseudonymisationOpen(let name): pseudonymise[name] = nil
        case .leaveFormOpen: form = nil
        case .raiseK(let least): k = max(k ?? least, least)
        case .lowerSuppression(let most): suppression = min(suppression ?? most, most)
        case .model(let due): models = models.merged(with: [due])
        case .leaveUnitOpen: unit = nil
        case .coverReference(let period): reference = period
        case .leaveReferenceOpen: reference = nil
        case .access(let mode): access = mode
        case .leaveZoneOpen: zone = nil
        case .retainUntil(let last): retain = min(retain ?? last, last)
        case .leaveRetentionOpen: retain = nil
        case .leavePublicationOut: outputs = nil
        case .publishFrom(let day): outputs = RequestedOutputs(publish: true, on: max(outputs?.on ?? day, day))
        case .leaveOfficerOpen: officer = nil
        case .askAs(let other): officer = other
        case .decideFrom: break
        case .purpose(let other): purpose = other
        }
    }

    /// All at once: each by itself would look through every column.
    mutating func dropLeftOut() {
        if !leftOut.isEmpty { columns.removeAll(where: leftOut.contains) }
    }

    func request(from original: Request) -> Request {
        Request(
            id: original.id,
            requester: original.requester,
            officer: officer,
            holder: original.holder,
            dataset: original.dataset,
            purpose: purpose,
            columns: columns,
            form: form,
            reference: reference,
            safeguards: RequestedSafeguards(
                k: k,
                unit: unit,
                suppression: suppression,
                models: models,
                preserve: original.safeguards.preserve
            ),
            pseudonymise: pseudonymise,
            access: access,
            zone: zone,
            outputs: outputs,
            retain: retain,
            canonical: canonical(from: original),
            fields: original.fields
        )
    }

    /// The document of the changed request: the members that differ written anew, the others as they are.
    private func canonical(from original: Request) -> JSONValue {
        var members = original.canonical.members ?? [:]
        if purpose != original.purpose { members["purpose"] = .string(purpose.text) }
        if officer != original.officer { members["officer"] = officer.map { .string($0.description) } }
        if columns != original.columns { members["columns"] = JSONValue(columns) }
        if form != original.form { members["form"] = form.map { .string($0.rawValue) } }
        if reference != original.reference { members["reference"] = reference?.json }
        if access != original.access { members["access"] = access.map { .string($0.rawValue) } }
        if zone != original.zone { members["zone"] = zone.map { .string($0) } }
        if retain != original.retain { members["retain"] = retain.map { .string($0.description) } }
        if outputs != original.outputs {
            members["outputs"] = outputs.map { outputs in
                .members(["publish": .bool(outputs.publish), "on": outputs.on.map { .string($0.description) }])
            }
        }
        var stated = members["safeguards"]?.members ?? [:]
        let before = original.safeguards
        if k != before.k { stated["k"] = k.map { JSONValue($0) } }
        if suppression != before.suppression { stated["suppression"] = suppression.map { .string($0.description) } }
        if unit != before.unit { stated["unit"] = unit.map { .string($0.rawValue) } }
        if models != before.models { stated.merge(models.members) { _, changed in changed } }
        if !stated.isEmpty { members["safeguards"] = .object(stated) }
        if pseudonymise != original.pseudonymise {
            let kept = (members["pseudonymise"]?.members ?? [:]).filter { pseudonymise[$0.key] != nil }
            members["pseudonymise"] = kept.isEmpty ? nil : .object(kept)
        }
        return .object(members)
    }
}
