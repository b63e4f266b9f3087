import TideCore

/// The cases that come with an agreement: what it permits, and for each of its clauses what it refuses.
struct CaseDraft {
    private let filling: TemplateFilling
    private let grant: GrantDraft
    private let agreement: Agreement
    private let dataset: Dataset?
    /// The firewalls that protect the dataset.
    private let walls: [IndexedFirewall]
    private let purposes: PurposeRanges
    /// What the dataset, and everything that it was made from, was collected for.
    private let collections: [PurposeRange]
    private let pairs: [(from: PurposeRange, to: PurposeRange)]
    private let accreditedUntil: CalendarDate?
    /// The reasons of cases that another agreement answers for others.
    private let otherwise: [String: [String]]

    init(
        _ filling: TemplateFilling,
        _ grant: GrantDraft,
        _ agreement: Agreement,
        in policies: PolicySet,
        _ otherwise: [String: [String]]
    ) {
        self.otherwise = otherwise
        self.filling = filling
        self.grant = grant
        self.agreement = agreement
        let id = agreement.grants[0].dataset
        self.dataset = policies.datasets[id]
        self.walls = policies.index.datasets[id]?.firewalls ?? []
        let ranges = policies.index.purposes
        self.purposes = ranges
        let lineage = [id] + (policies.index.datasets[id]?.sources ?? [])
        self.collections = lineage.compactMap { policies.datasets[$0]?.collectedFor.flatMap { ranges[$0] } }
        self.pairs = policies.purposes.compatible.compactMap { pair in
            guard let from = ranges[pair.from], let to = ranges[pair.to] else { return nil }
            return (from, to)
        }
        self.accreditedUntil = policies.parties[agreement.recipient]?.accreditations
            .filter { agreement.accreditation.contains($0.scheme) }.map(\.until).min()
    }

    /// One request with the answer that is due.
    private struct Case {
        let name: BilingualText
        var at: CalendarDate
        var officer = "{{recipient/officer}}"
        var purpose = "{{purpose}}"
        var columns: [String]
        /// Further lines of the request.
        var asks: [String] = []
        var isSigned = true
        var isApproved = true
        /// Further lines of the state.
        var facts: [String] = []
        var reasons: [String] = []
    }

    /// The document.
    var text: String {
        (["# @cases", "tidegate: v1", "kind: cases", "id: {{id}}", "cases:"] + all.flatMap(lines)).joined(
            separator: "\n"
        )
    }

    private func lines(_ item: Case) -> [String] {
        let signatories = agreement.signatories.filter { item.isSigned || $0.party == agreement.provider }
        let approvals = (agreement.approvals.map { $0.from + [$0.ethics].compactMap(\.self) } ?? [])
        let outputs = item.reasons.isEmpty && agreement.outputs.map { $0.publication != .none } ?? false
        let mode = agreement.access.mode == .transfer ? [] : ["access: \(agreement.access.mode.rawValue)"]
        let request =
            [
                "requester: {{recipient}}", "officer: \(item.officer)", "holder: {{provider}}", "dataset: {{dataset}}",
                "purpose: \(item.purpose)", "columns: \(TemplateText.list(item.columns))",
            ] + mode + (outputs ? ["outputs: {publish: true}"] : []) + item.asks
        let state =
            [
                "requestSignatures: [\(item.officer)]",
                "signatures: { {{version}}: \(TemplateText.list(signatories.map(\.description)))}",
            ]
            + (item.isApproved && !approvals.isEmpty
                ? ["approvals: \(TemplateText.list(approvals.map(\.description)))"] : []) + item.facts
        let reasons = otherwise[item.name.told] ?? item.reasons
        let expected = reasons.isEmpty ? "permit" : "{refuse: [\(reasons.joined(separator: ", "))]}"
        return ["  - name: \(TemplateText.quoted(item.name.told))", "    at: \(item.at)T12:00:00Z", "    request:"]
            + request.map { "      " + $0 } + ["    state:"] + state.map { "      " + $0 } + ["    expect: \(expected)"]
    }

    // MARK: What is asked

    private var first: CalendarDate { agreement.valid.from }

    private func item(_ english: String, _ french: String, _ change: (inout Case) -> Void) -> Case {
        var item = Case(name: BilingualText(en: english, fr: french), at: first, columns: grant.leaving)
        change(&item)
        return item
    }

    private var all: [Case] { [permitted] + data + prohibitions + people + [quota, zone].compactMap(\.self) + time }

    private var permitted: Case {
        item("what was agreed is permitted", "ce qui a été convenu est permis") { _ in }
    }

    private var data: [Case] {
        let k = Int(filling.value("k")) ?? 2
        var cases = [
            item("no group is smaller than agreed", "aucun groupe n’est plus petit que convenu") { item in
                item.asks = ["safeguards: {k: \(k - 1)}"]
                item.reasons = ["K_BELOW"]
            }
        ]
        let identifies = grant.staying.contains { dataset?.column($0)?.role == .direct }
        if !grant.staying.isEmpty {
            cases.append(
                item("columns that stay do not leave", "les colonnes qui restent ne partent pas") { item in
                    item.columns = grant.staying
                    item.reasons = ["COLUMN_NOT_COVERED"] + (identifies ? ["DIRECT_ID_PRESENT"] : [])
                }
            )
        }
        return cases
    }

    private var prohibitions: [Case] {
        agreement.never.map { purpose in
            item("\(purpose) is never a purpose", "\(purpose) n’est jamais une finalité") { item in
                item.purpose = TemplateText.quoted(purpose.text)
                item.reasons = ["PURPOSE_NOT_ALLOWED"] + (isForbidden(purpose) ? ["FIREWALL"] : [])
            }
        }
    }

    /// Whether a firewall keeps the data from a purpose: by name, or because it goes with no purpose that the data was
    /// collected for.
    private func isForbidden(_ purpose: Identifier) -> Bool {
        guard !walls.isEmpty, let asked = purposes[purpose] else { return false }
        if walls.contains(where: { wall in wall.purposes.contains { $0?.contains(asked) ?? true } }) { return true }
        return collections.contains { collection in
            !collection.contains(asked)
                && !pairs.contains { $0.from.contains(collection) && $0.to.contains(asked) }
        }
    }

    private var people: [Case] {
        [
            item("an officer whom the agreement does not name may not ask", "qui n’est pas désigné ne demande pas") {
                $0.officer = "{{recipient/signatory}}"
                $0.reasons = ["RECIPIENT_OFFICER"]
            },
            item("one side alone cannot bind the other", "une partie seule ne peut engager l’autre") { item in
                item.isSigned = false
                item.reasons = ["UNSIGNED"]
            },
            item("a release that nobody approved does not leave", "sans approbation, rien ne part") { item in
                item.isApproved = false
                item.reasons = ["APPROVALS"]
            },
            item("an overdue notice stops the next release", "une notification en retard bloque la diffusion suivante") { item in
                item.facts = [
                    "duties: [{agreement: {{version}}, party: {{recipient}}, kind: breach-notice, due: \(first)T06:00:00Z}]"
                ]
                item.reasons = ["DUTY_OVERDUE"]
            },
        ]
    }

    private var quota: Case? {
        guard let quota = agreement.quota else { return nil }
        let used = (0..<quota.releases).map { number in
            let (minute, second) = (number / 60 % 60, number % 60)
            return "\(first)T\(two(6 + number / 3600)):\(two(minute)):\(two(second))Z"
        }
        return item("one release more than agreed is one too many", "une diffusion de plus est de trop") { item in
            item.facts = ["used: { {{id}}: [\(used.joined(separator: ", "))]}"]
            item.reasons = ["QUOTA"]
        }
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    private var zone: Case? {
        guard let zones = agreement.access.zones else { return nil }
        let elsewhere = ["ZZ", "QZ", "XZ"].first { !zones.contains($0) } ?? "ELSEWHERE"
        return item("it is processed nowhere else", "les données ne sont traitées nulle part ailleurs") { item in
            item.asks = ["zone: \(elsewhere)"]
            item.reasons = ["ZONE"]
        }
    }

    private var time: [Case] {
        let last = agreement.valid.until
        let reviewed = ["reviewed: { {{version}}: \(agreement.valid.reviewBy ?? last)}"]
        var cases: [Case] = []
        if let review = agreement.valid.reviewBy.flatMap(dayAfter), review <= last {
            cases.append(
                item("an overdue review stops releases", "un réexamen en retard bloque les diffusions") { item in
                    item.at = review
                    item.reasons = ["DUTY_OVERDUE"] + ended(on: review)
                }
            )
        }
        if let day = dayAfter(last) {
            cases.append(
                item("after the last day nothing leaves", "après le dernier jour, rien ne part") { item in
                    item.at = day
                    item.facts = agreement.valid.reviewBy == nil ? [] : reviewed
                    item.reasons = ["EXPIRED"] + ended(on: day)
                }
            )
        }
        return cases
    }

    /// What besides the agreement has come to its end by a day.
    private func ended(on day: CalendarDate) -> [String] {
        var reasons: [String] = []
        if let until = accreditedUntil, until < day { reasons.append("ACCREDITATION") }
        if let retain = dataset?.retain, retain < day { reasons.append("RETENTION") }
        let isKeyOld = agreement.pseudonymDomains.contains { domain in domain.rotateBy.map { $0 < day } ?? false }
        if isKeyOld && grant.hasPseudonym { reasons.append("PSEUDONYM_SCHEME") }
        return reasons
    }

    private func dayAfter(_ day: CalendarDate) -> CalendarDate? {
        day == .last ? nil : CalendarDate(daysSince1970: day.daysSince1970 + 1)
    }
}
