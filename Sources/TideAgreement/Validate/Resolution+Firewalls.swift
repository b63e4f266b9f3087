import TideCore

extension Resolution {
    mutating func check(_ firewall: Firewall) {
        func place(_ path: String) -> Place { firewall.fields.clause(path).place }
        checkScope(of: firewall)
        for (position, owner) in firewall.owners.enumerated() {
            expectDeclared(.party, owner, at: place("owners/\(position)"))
        }
        if let count = firewall.changeCount, count > firewall.owners.count {
            let arguments = [String(count), "parties", String(firewall.owners.count)]
            note(.approvalsOutOfReach, arguments, at: place("change/count"))
        }
        for (position, coalition) in firewall.coalitions.enumerated() {
            for (index, party) in coalition.enumerated() {
                expectDeclared(.party, party, at: place("coalitions/\(position)/\(index)"))
            }
        }
        for (position, linkage) in firewall.linkages.enumerated() {
            let path = "linkages/\(position)"
            for (index, dataset) in linkage.datasets.enumerated() {
                expectDeclared(.dataset, dataset, at: place("\(path)/datasets/\(index)"))
            }
            expectOfficer(linkage.by, at: place("\(path)/by"))
            expectPurposes(linkage.purposes, in: firewall, at: "\(path)/purposes")
        }
        var names: Set<Identifier> = []
        for item in firewall.declassifiers {
            if !names.insert(item.id).inserted {
                note(.repeatedElement, [item.id.text, "declassifiers"], at: place("\(item.path)/id"))
            }
            check(item, of: firewall)
        }
    }

    private mutating func checkScope(of firewall: Firewall) {
        func place(_ path: String) -> Place { firewall.fields.clause(path).place }
        let (protects, forbids) = (firewall.protects, firewall.forbids)
        if protects.collectedFor.isEmpty && protects.datasets.isEmpty {
            note(.tooFew, ["protects", "1"], at: place("protects"))
        }
        if forbids.roles.isEmpty && forbids.purposes.isEmpty { note(.tooFew, ["forbids", "1"], at: place("forbids")) }
        expectPurposes(protects.collectedFor, in: firewall, at: "protects/collectedFor")
        expectPurposes(forbids.purposes, in: firewall, at: "forbids/purposes")
        for (position, name) in protects.datasets.enumerated() {
            let place = place("protects/datasets/\(position)")
            expectDeclared(.dataset, name, at: place)
            guard let dataset = datasets[name] else { continue }
            if !dataset.isProtected { note(.namedUnprotected, [name.text], at: place) }
            guard let owner = dataset.owner, !firewall.owners.contains(owner) else { continue }
            note(.ownerNotAsked, [name.text, owner.text], at: place)
        }
    }

    private mutating func check(_ item: Declassifier, of firewall: Firewall) {
        func place(_ name: String) -> Place { firewall.fields.clause("\(item.path)/\(name)").place }
        expectDeclared(.dataset, item.dataset, at: place("dataset"))
        expectOfficer(item.by, at: place("by"))
        expectPurposes(item.purposes, in: firewall, at: "\(item.path)/purposes")
        if item.roles.isEmpty && item.purposes.isEmpty {
            note(.tooFew, ["declassifiers", "1"], at: firewall.fields.clause(item.path).place)
        }
        if let owner = datasets[item.dataset]?.owner, owner != item.by.party {
            note(.foreignOfficer, [item.by.description, owner.text], at: place("by"))
        }
    }

    private mutating func expectPurposes(_ purposes: [Identifier], in firewall: Firewall, at path: String) {
        for (position, purpose) in purposes.enumerated() {
            expectPurpose(purpose, at: firewall.fields.clause("\(path)/\(position)").place)
        }
    }
}
