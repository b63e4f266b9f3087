package import TideAgreement
package import TideCore
import TideLedger

/// What the owners of protected data sign: a firewall's text, or that it ends, in which log, and which entry this follows.
///
/// Canonical JSON `{"firewall":{…},"genesis":…,"id":…,"origin":…,"previous":…,"version":"tidegate/firewall/v1"}`; `firewall` is
/// left out where it ends, `previous` where it is declared for the first time.
package struct FirewallForm: Hashable, Sendable {
    package let log: LogIdentity
    package let firewall: Identifier
    /// In canonical form; `nil` where the firewall ends.
    package let document: JSONValue?
    /// The index of the firewall's entry before this one.
    package let previous: Int?

    /// The form of a firewall as a policy set has it; of its end where the set has none of this id.
    package init(of firewall: Identifier, in policies: PolicySet, log: LogIdentity, previous: Int?) {
        self.log = log
        self.firewall = firewall
        self.document = policies.canonical["firewall/\(firewall)"]
        self.previous = previous
    }

    /// Reads a form; `nil` unless it is whole and canonical.
    package init?(_ bytes: [UInt8]) {
        guard let value = try? CanonicalJSON.decode(bytes), let log = LogIdentity(value),
            let id = value["id"]?.text.flatMap(Identifier.init)
        else { return nil }
        self.log = log
        self.firewall = id
        self.document = value["firewall"]
        self.previous = value["previous"]?.number
        guard encoded == bytes, document.map({ $0["id"]?.text == id.text }) ?? true else { return nil }
    }

    /// The bytes that are signed.
    package var encoded: [UInt8] {
        var members = log.members
        members["firewall"] = document
        members["id"] = .string(firewall.text)
        members["previous"] = previous.map { JSONValue($0) }
        members["version"] = "tidegate/firewall/v1"
        return CanonicalJSON.encode(.object(members))
    }
}

extension OfficeBooks {
    /// Every firewall that was declared and not removed, by id, as its owners signed it.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` for a record that the evidence does not bear out.
    func declaredFirewalls() throws -> [Identifier: (record: RegisteredFirewall, form: FirewallForm)] {
        let log = try log()
        var found: [Identifier: (record: RegisteredFirewall, form: FirewallForm)] = [:]
        for record in try register.firewalls() where record.event != .removed {
            guard let form = FirewallForm(try evidence.get(record.form)), form.firewall == record.id,
                form.previous == record.previous, form.log == log, form.document != nil
            else { throw ReleaseError.failed(.firewallDiffers, record.id.text) }
            found[record.id] = (record, form)
        }
        return found
    }

    /// Holds the firewalls of a policy set against what their owners signed.
    ///
    /// - Returns: a problem for each that was declared and is not there as it was signed.
    func firewallProblems(of policies: PolicySet) throws -> [Diagnostic] {
        try declaredFirewalls().sorted { $0.key < $1.key }.compactMap { id, declared in
            policies.canonical["firewall/\(id)"] == declared.form.document
                ? nil : Diagnostic(.firewallDiffers, [id.text])
        }
    }
}
