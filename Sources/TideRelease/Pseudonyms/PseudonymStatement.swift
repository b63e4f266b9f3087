package import TideCore
import TideLedger

/// What officers sign before a domain's key changes, its pseudonyms are led over, or identifiers are given back.
///
/// Canonical JSON `{"act":…,"domain":…,"epoch":…,"genesis":…,"origin":…,"previous":…,"reason":…,"subject":{…},
/// "version":"tidegate/pseudonym-statement/v1"}`. `previous` is the index of the domain's signed entry before, left out for its
/// first, so that a signature counts once; `subject` is what the act is about, see docs/formats/pseudonyms.md.
package struct PseudonymStatement: Hashable, Sendable {
    package let log: LogIdentity
    package let act: PseudonymAct.Kind
    package let domain: Identifier
    package let epoch: String
    package let previous: Int?
    package let reason: String
    /// An object.
    package let subject: JSONValue

    package init(
        log: LogIdentity,
        act: PseudonymAct.Kind,
        domain: Identifier,
        epoch: String,
        previous: Int?,
        reason: String,
        subject: JSONValue
    ) {
        self.log = log
        self.act = act
        self.domain = domain
        self.epoch = epoch
        self.previous = previous
        self.reason = reason
        self.subject = subject
    }

    /// Reads a statement; `nil` unless it is whole and canonical.
    package init?(_ bytes: [UInt8]) {
        guard let value = try? CanonicalJSON.decode(bytes), let log = LogIdentity(value),
            let act = value["act"]?.text.flatMap(PseudonymAct.Kind.init),
            let domain = value["domain"]?.text.flatMap(Identifier.init), let epoch = value["epoch"]?.text,
            let reason = value["reason"]?.text, let subject = value["subject"], subject.members != nil
        else { return nil }
        self.init(
            log: log,
            act: act,
            domain: domain,
            epoch: epoch,
            previous: value["previous"]?.number,
            reason: reason,
            subject: subject
        )
        guard encoded == bytes else { return nil }
    }

    /// The bytes that are signed.
    package var encoded: [UInt8] {
        var members = log.members
        members["act"] = .string(act.rawValue)
        members["domain"] = .string(domain.text)
        members["epoch"] = .string(epoch)
        members["previous"] = previous.map { JSONValue($0) }
        members["reason"] = .string(reason)
        members["subject"] = subject
        members["version"] = "tidegate/pseudonym-statement/v1"
        return CanonicalJSON.encode(.object(members))
    }
}
