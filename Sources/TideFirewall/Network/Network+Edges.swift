import TideAgreement
import TideCore

extension Network {
    /// The edges of one version of an agreement, in the order of its grants.
    func edges(of document: Int, from: Day, until: Day, _ ruledOut: RuledOut) -> [Edge] {
        let agreement = policies.agreements[document]
        guard let provider = partyNames[agreement.provider], let recipient = partyNames[agreement.recipient] else {
            return []
        }
        let agreed = agreement.purposes.compactMap(purposes.position)
        let covered = purposes.cover(agreement.purposes)
        let accessZones = agreement.access.zones.map(zones.bits)
        let notified = partyNames.bits(agreement.duties.breachNotices.map(\.to))
        let linkages = agreement.linkages.compactMap { linkage in
            domains[linkage.domain].map { LinkageRule(with: datasetNames.bits(linkage.with), domain: $0) }
        }
        let signing = partyNames.bits(agreement.signatories.map(\.party))
        return agreement.grants.enumerated().compactMap { position, grant in
            guard let name = datasetNames[grant.dataset] else { return nil }
            let dataset = datasets[name]
            let columns = leavingColumns(of: grant, dataset)
            let lineage = [grant.dataset] + datasetNames.names(dataset.sources)
            let possible = covered.subtracting(
                ruledOut.purposes(of: agreement.provider, lineage: lineage, until: until)
            )
            let own = Bits(agreed.filter { purposes.within($0).intersects(possible) })
            guard !columns.isEmpty, !own.isEmpty else { return nil }
            return Edge(
                document: document,
                version: agreement.identity,
                grant: position,
                provider: provider,
                recipient: recipient,
                recipientRoles: Bits(parties[recipient].roles),
                dataset: name,
                from: from,
                until: until,
                columns: columns,
                possible: possible,
                purposes: own,
                form: grant.form,
                k: grant.safeguards.kAnonymity?.k ?? 1,
                zones: accessZones ?? zones.bits(parties[recipient].zones),
                accessZones: accessZones,
                minCell: agreement.outputs?.minCell,
                hasApprovals: agreement.approvals != nil,
                notified: notified,
                destroy: agreement.duties.destroy?.deadline,
                retain: dataset.retain,
                onward: agreement.onward.map { rule($0, of: dataset) },
                domains: grant.columns.compactMap { column in
                    guard let domain = column.domain.flatMap({ domains[$0] }),
                        let position = dataset.position(of: column.name)
                    else { return nil }
                    return Edge.ColumnDomain(column: position, domain: domain)
                },
                linkages: linkages,
                signing: signing
            )
        }
    }

    /// The columns that can leave: not dropped, and direct identifiers only as pseudonyms.
    private func leavingColumns(of grant: Grant, _ dataset: NetworkDataset) -> Bits {
        let leaving = grant.columns.filter { column in
            guard column.treatment != .drop, let declared = dataset.dataset.column(column.name) else { return false }
            return declared.role != .direct || column.isPseudonym
        }
        return dataset.bits(leaving.map(\.name))
    }

    private func rule(_ clause: OnwardClause, of dataset: NetworkDataset) -> OnwardRule {
        OnwardRule(
            roles: Bits(clause.roles),
            purposes: purposes.cover(clause.purposes),
            maxForm: clause.maxForm,
            minK: clause.minK,
            zones: clause.zones.map(zones.bits),
            columns: clause.columns.map(dataset.bits)
        )
    }
}
