/// An agreement with one grant, each field to be drawn or changed alone.
struct AgreementDraft {
    var id: String
    var version = 1
    var provider: String
    var recipient: String
    var dataset: String
    var supersedes: String?
    var purposes = ["statistics"]
    var never: [String] = []
    var from = "2026-01-01"
    var until = "2026-12-31"
    var form = "k-anonymous"
    var k = 5
    /// With how each leaves, in order.
    var columns: [(name: String, how: String)] = []
    var zones: [String]?
    var onward: [String] = []
    var destroy: String?
    var told: [String] = []
    var hasApprovals = true
    var linkage: String?
    var minCell: Int?
    /// How many in a hundred columns are granted.
    var keptColumns = 80

    var yaml: String {
        var duties = destroy.map { ["{destroy: {\($0), certifyWithin: 30d}}"] } ?? []
        duties += told.map { "{notifyBreach: {to: \($0), within: 72h}}" }
        let safeguards = k > 1 ? ", safeguards: {kAnonymity: {k: \(k), suppression: 5%}}" : ""
        var lines = [
            "kind: agreement", "id: \(id)", "version: \(version)", "title: Sharing",
            "provider: \(provider)", "recipient: \(recipient)", "signatories: [\(provider)/o, \(recipient)/o]",
            "legalBasis: [{act: Act, kind: statutory}]", "purposes: [\(purposes.joined(separator: ", "))]",
            "never: [\(never.joined(separator: ", "))]", "valid: {from: \(from), until: \(until)}",
            "onward: [\(onward.joined(separator: ", "))]", "duties: [\(duties.joined(separator: ", "))]",
            "grants:",
            "  - {id: only, dataset: \(dataset), form: \(form), columns: {\(columnText)}\(safeguards)}",
        ]
        let optional = [
            supersedes.map { "supersedes: \($0)" }, zones.map { "access: {zones: [\($0.joined(separator: ", "))]}" },
            hasApprovals ? "approvals: {count: 1, from: [\(provider)/o]}" : nil, linkage.map { "linkage: [\($0)]" },
            minCell.map { "outputs: {publication: free, minCell: \($0)}" },
        ]
        lines += optional.compactMap(\.self)
        return lines.joined(separator: "\n")
    }

    private var columnText: String { columns.map { "\($0.name): \($0.how)" }.joined(separator: ", ") }

    mutating func draw(
        columns names: [String],
        retain: String?,
        datasets: [RandomAgreements.DatasetDraft],
        parties: [RandomAgreements.PartyDraft],
        _ draw: inout Draw
    ) {
        purposes = draw.one(of: [
            ["statistics"], ["survey"], ["research"], ["statistics", "research"], ["service"], ["tracing"], ["health"],
        ])
        if draw.chance(8) { never = [draw.one(of: ["enforcement", "tracing", "research", "health"])] }
        from = draw.one(of: ["2026-01-01", "2026-01-01", "2026-06-01", "2027-01-01"])
        until = draw.one(of: ["2027-06-30", "2027-12-31", "2028-06-30", "2026-12-31"])
        if until < from { until = "2028-06-30" }
        form = draw.one(of: ["aggregate", "k-anonymous", "k-anonymous", "pseudonymised", "pseudonymised"])
        k = draw.one(of: form == "k-anonymous" ? [2, 5, 5, 10] : [1, 1, 5, 10])
        let domain = draw.one(of: ["x", "y", "\(id)"])
        columns = names.filter { _ in draw.chance(keptColumns) }.compactMap { name in
            guard name == "person" else { return (name, draw.chance(92) ? "keep" : "drop") }
            guard form == "pseudonymised" else { return (name, "drop") }
            return (name, "{pseudonymise: {scheme: hmac-sha256, domain: \(domain)}}")
        }
        if draw.chance(40) { zones = draw.one(of: [["XA"], ["XA", "XB"]]) }
        drawOnward(names, &draw)
        destroy = draw.one(of: [nil, "by: 2027-12-31", "by: 2028-12-31", "after: 6m", "after: 2y"])
        if let retain, let destroy, destroy.hasPrefix("by"), destroy.suffix(10) > retain {
            self.destroy = "by: \(retain)"
        }
        told = parties.map(\.id).filter { $0 == provider || draw.chance(70) }
        hasApprovals = draw.chance(85)
        if form == "pseudonymised", columns.contains(where: { $0.name == "person" }), draw.chance(40) {
            let other = draw.one(of: datasets).id
            linkage = "{with: [\(other)], domain: \(domain), purposes: [\(purposes[0])]}"
        }
        if draw.chance(20) { minCell = draw.one(of: [3, 5, 10]) }
    }

    private mutating func drawOnward(_ names: [String], _ draw: inout Draw) {
        for _ in 0..<draw.number(below: 3) {
            let roles = draw.one(of: [
                "research", "research, service, statistics", "enforcement, research", "statistics",
            ])
            let purposes = draw.one(of: [
                "research", "statistics, research", "service, statistics, research", "tracing",
            ])
            let most = draw.one(of: [form, form, "aggregate"])
            var clause = "roles: [\(roles)], purposes: [\(purposes)], maxForm: \(most)"
            if draw.chance(50) { clause += ", minK: \(draw.one(of: [k, k, k * 2]))" }
            if draw.chance(25) { clause += ", zones: [\(draw.one(of: ["XA", "XA, XB"]))]" }
            let leaving = columns.filter { $0.how != "drop" }.map(\.name)
            if draw.chance(25), !leaving.isEmpty {
                clause += ", columns: [\(leaving.filter { _ in draw.chance(80) }.joined(separator: ", "))]"
            }
            onward.append("{\(clause)}")
        }
    }

    /// Makes it one that seldom breaks anything: what was collected for it, a short copy, everybody told, all passed on.
    mutating func calm(_ dataset: RandomAgreements.DatasetDraft, datasets: [RandomAgreements.DatasetDraft]) {
        purposes = ["survey"]
        never = []
        (form, k) = ("k-anonymous", 5)
        columns = columns.filter { $0.name == "sex" || $0.name == "note" }
        zones = ["XA"]
        onward = [
            "{roles: [research, service, statistics, enforcement], purposes: [statistics], maxForm: k-anonymous}"
        ]
        destroy = "by: 2027-12-31"
        told = (["p0", "p1", "p2", "p3"] + [provider, recipient]).reduce(into: []) { list, party in
            if !list.contains(party) { list.append(party) }
        }
        hasApprovals = true
        linkage = nil
    }
}
