package import TideCore

extension PolicySet {
    /// The digest of everything that an agreement depends on, by name.
    ///
    /// Names are `purposes/<id>`, `dataset/<id>` (with the datasets that it was derived from), `hierarchy/<id>`, `codelist/<id>`,
    /// `party/<id>` (provider, recipient with its coalition, owners, custodians of pseudonym keys, and whose officers it
    /// names) and `file/<path>`, but for lists of revoked certificates, which their issuers sign anew. A document's digest is that of its canonical form, a file's that of its bytes. Firewalls
    /// are not bound: they are declared by their own signatures and hold for every agreement.
    package func binds(of agreement: Agreement) -> [String: ContentDigest] {
        var binds: [String: ContentDigest] = [:]
        func bind(_ kind: DocumentKind, _ id: Identifier) {
            let name = "\(kind.rawValue)/\(id)"
            if let document = canonical[name] { binds[name] = ContentDigest(of: document) }
        }
        func bind(_ path: String) {
            if let bytes = files[path] { binds["file/\(path)"] = ContentDigest(of: bytes) }
        }
        bind(.purposes, purposes.id)
        var parties = Set([agreement.provider, agreement.recipient])
        parties.formUnion(agreement.namedOfficers.map(\.party))
        parties.formUnion(agreement.pseudonymDomains.map(\.custodian))
        // Whoever joins two readers into one decides what composes, so the whole coalition is bound.
        parties.formUnion(coalition(of: agreement.recipient))
        for dataset in provenance(of: agreement.grants.map(\.dataset)) {
            bind(.dataset, dataset.id)
            if let owner = dataset.owner { parties.insert(owner) }
            if let population = dataset.population { bind(population.path) }
            if let weights = dataset.samplingWeights { bind(weights.path) }
            for column in dataset.columns {
                if let id = column.codelist {
                    bind(.codelist, id)
                    if case .file(let path, _)? = codelists[id]?.source { bind(path) }
                }
                switch column.hierarchy {
                case .ladder(let ladder): if let file = ladder.file { bind(file.path) }
                case .document(let id):
                    bind(.hierarchy, id)
                    if let file = hierarchies[id]?.ladder.file { bind(file.path) }
                case .date, nil: break
                }
            }
        }
        for party in parties {
            bind(.party, party)
            for officer in self.parties[party]?.officers ?? [] { officer.keys.flatMap(\.boundFiles).forEach(bind) }
            for certificate in self.parties[party]?.certificates ?? [] { bind(certificate.file) }
        }
        return binds
    }

    /// Datasets and all those that they were derived from.
    private func provenance(of names: [Identifier]) -> [Dataset] {
        var found: [Identifier: Dataset] = [:]
        var open = names
        while let next = open.popLast() {
            guard found[next] == nil, let dataset = datasets[next] else { continue }
            found[next] = dataset
            open += dataset.derivedFrom ?? []
        }
        return found.values.sorted { $0.id < $1.id }
    }

    /// An agreement as written, in canonical form.
    ///
    /// - Precondition: the agreement is one of ``agreements``.
    package func canonical(of agreement: Agreement) -> JSONValue {
        // WHY: an agreement is made by reading a policy set alone, so its document is there.
        guard let document = canonical["agreement/\(agreement.id)@\(agreement.version)"] else {
            preconditionFailure("an agreement of another policy set")
        }
        return document
    }

    /// What officers sign, and the agreement's identity: `{agreement, binds}`, the latter in lower-case hexadecimal.
    ///
    /// - Precondition: the agreement is one of ``agreements``.
    package func signedForm(of agreement: Agreement) -> JSONValue {
        ["agreement": canonical(of: agreement), "binds": .object(binds(of: agreement).mapValues { .string($0.hex) })]
    }
}

extension Agreement {
    /// Every officer whom it names, whatever for; some more than once.
    package var namedOfficers: [OfficerName] {
        var officers = possibleSignatories + recipients + (termination?.by ?? [])
        if let approvals { officers += approvals.from + [approvals.ethics].compactMap(\.self) }
        officers += onward.compactMap(\.approval) + [outputs?.reviewer].compactMap(\.self)
        return officers
    }
}
