import TideAgreement
import TideCore

extension Network {
    /// What is wrong, in one line.
    func sentence(_ violation: Violation) -> Diagnostic {
        switch violation.fault {
        case .role, .purpose: forbidden(violation)
        case .collected(let purpose, let dataset):
            Diagnostic(
                .purposeNotCollected,
                [
                    purposes.names[purpose].text, datasetNames.names[dataset].text,
                    datasets[dataset].dataset.collectedFor?.text ?? "none",
                ]
            )
        case .laundered(let purpose, let earlier):
            Diagnostic(
                .purposeLaundered,
                [
                    purposes.names[purpose].text, "\(edges[earlier].version)",
                    list(purposes.names(edges[earlier].purposes)),
                ]
            )
        case .notAdmitted(let earlier): notAdmitted(violation, by: earlier)
        case .domain(let domain):
            Diagnostic(.viewsShareDomain, viewArguments(violation) + [domains.names[domain].text])
        case .quasi(let count, let columns):
            Diagnostic(
                .viewsShareQuasi,
                viewArguments(violation)
                    + ["\(count)", list(datasets[edges[violation.edges[0]].dataset].names(columns))]
            )
        case .outlives(let sender, let recipient):
            Diagnostic(.copyOutlives, [party(violation), shown(recipient), shown(sender)])
        case .derivationOutlives(let made, let source, let held):
            Diagnostic(
                .derivationOutlives,
                [
                    datasetNames.names[made].text, shown(datasets[made].retain), datasetNames.names[source].text,
                    shown(held),
                ]
            )
        case .noApprovals: Diagnostic(.protectedWithoutApprovals, [dataset(violation)])
        case .noNotice(let owner): Diagnostic(.ownerNotTold, [partyNames.names[owner].text, dataset(violation)])
        }
    }

    private func party(_ violation: Violation) -> String {
        violation.edges.first.map { partyNames.names[edges[$0].recipient].text } ?? "none"
    }

    private func dataset(_ violation: Violation) -> String {
        violation.edges.first.map { datasetNames.names[edges[$0].dataset].text } ?? "none"
    }

    /// Who holds which two datasets.
    private func viewArguments(_ violation: Violation) -> [String] {
        let readers = violation.edges.map { partyNames.names[edges[$0].recipient] }
        let readerNames = readers[0] == readers[1] ? [readers[0]] : readers.sorted()
        return [list(readerNames)] + violation.edges.map { datasetNames.names[edges[$0].dataset].text }
    }

    private func forbidden(_ violation: Violation) -> Diagnostic {
        let edge = edges[violation.edges[0]]
        let firewall = violation.firewall.flatMap { firewalls[$0].firewall }
        let floor = firewall?.floor.map { floor in
            "\(floor.form.rawValue), k \(floor.minK ?? 1)" + (floor.minCell.map { ", cells of \($0)" } ?? "")
        }
        var (code, reached): (DiagnosticCode, String) = (.reachesForbiddenRole, "")
        switch violation.fault {
        case .role(let role): reached = Role.allCases[role].rawValue
        case .purpose(let purpose): (code, reached) = (.reachesForbiddenPurpose, purposes.names[purpose].text)
        default: break
        }
        return Diagnostic(
            code,
            [
                datasetNames.names[edge.dataset].text, partyNames.names[edge.recipient].text, reached,
                "\(edge.form.rawValue), k \(edge.k)", floor ?? "none",
            ]
        )
    }

    private func notAdmitted(_ violation: Violation, by earlier: Int) -> Diagnostic {
        let later = violation.edges[0]
        let columns = lastColumns(violation)
        guard let nearest = nearestClause(of: earlier, to: later, columns: columns) else {
            return Diagnostic(.nothingGoesOn, ["\(edges[earlier].version)"])
        }
        let pairs = nearest.misses.map { terms($0, earlier: earlier, clause: nearest.clause, later: later, columns) }
        let arguments = [pairs.map(\.asked).joined(separator: "; "), pairs.map(\.agreed).joined(separator: "; ")]
        return Diagnostic(.hopNotAdmitted, ["\(edges[earlier].version)"] + arguments)
    }

    /// A term of an onward clause as the later hop has it, and as the clause does.
    private func terms(
        _ miss: OnwardMiss,
        earlier: Int,
        clause: Int,
        later: Int,
        _ columns: Bits
    ) -> (asked: String, agreed: String) {
        let (before, after) = (edges[earlier], edges[later])
        let rule = before.onward[clause]
        let written = policies.agreements[before.document].onward[clause]
        switch miss {
        case .role:
            return (list(parties[after.recipient].roles.map(\.rawValue)), list(written.roles.map(\.rawValue)))
        case .purpose:
            return (list(purposes.names(after.purposes)), list(written.purposes))
        case .form: return (after.form.rawValue, rule.mostForm(after, after: before).rawValue)
        case .k: return ("k \(after.k)", "k \(rule.leastK(after: before))")
        case .zones:
            return (list(zones.names(after.zones)), list(zones.names(rule.zones ?? before.accessZones ?? Bits())))
        case .columns:
            let lacking = self.columns(of: after.dataset, lackingIn: rule.columns ?? Bits(), of: before.dataset)
            return (
                list(datasets[after.dataset].names(columns.intersection(lacking))),
                list(datasets[before.dataset].names(rule.columns ?? Bits()))
            )
        }
    }
}

/// A day as a sentence shows it; the same words where nobody must destroy anything.
func shown(_ day: Day) -> String { shown(day.date) }

/// A day as a sentence shows it.
func shown(_ day: CalendarDate?) -> String { day?.description ?? phrase(.withoutEnd) }

/// A line of the catalogue, filled.
func phrase(_ code: DiagnosticCode, _ arguments: [String] = []) -> String { Diagnostic(code, arguments).message }

/// Names as a sentence gives them: `a, b`, and `none` for no names.
func list(_ names: [some CustomStringConvertible]) -> String {
    names.isEmpty ? "none" : names.map(\.description).joined(separator: ", ")
}
