import TideAgreement
import TideCore

/// Writes the parts of a certificate in canonical form, without a tree of values between: a certificate of ten thousand
/// agreements has a million labels.
///
/// `docs/formats/certificate.md` is the format. A class because it remembers what it wrote.
final class CertificateText {
    private let network: Network
    private var columns: [[Bits: [UInt8]]]
    private var days: [Day: [UInt8]] = [:]

    init(_ network: Network) {
        self.network = network
        self.columns = network.datasets.map { _ in [:] }
    }

    /// The end of a flow's object: what flows from the owner reach.
    func append(reach search: FlowSearch, _ family: Family, root: Int, to bytes: inout [UInt8]) {
        bytes += ",\"reach\":".utf8
        appendReach(search, family, to: &bytes)
        bytes += ",\"root\":".utf8
        bytes += Self.quoted(network.datasetNames.names[root].text)
        bytes.append(UInt8(ascii: "}"))
    }

    /// What flows reach after an edge.
    func append(after edge: Edge, _ search: FlowSearch, _ family: Family, to bytes: inout [UInt8]) {
        bytes += "{\"hop\":\"\(edge.version)/\(edge.grant)\",\"reach\":".utf8
        appendReach(search, family, to: &bytes)
        bytes.append(UInt8(ascii: "}"))
    }

    private func appendReach(_ search: FlowSearch, _ family: Family, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        for (position, node) in search.reached.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            let dataset = family.dataset(of: node)
            bytes += "{\"dataset\":".utf8
            bytes += Self.quoted(network.datasetNames.names[dataset].text)
            bytes += ",\"labels\":[".utf8
            for (number, label) in search.labels(at: node).enumerated() {
                if number > 0 { bytes.append(UInt8(ascii: ",")) }
                append(label, of: dataset, to: &bytes)
            }
            bytes += "],\"party\":".utf8
            bytes += Self.quoted(network.partyNames.names[family.party(of: node)].text)
            bytes.append(UInt8(ascii: "}"))
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private func append(_ label: FlowRecord, of dataset: Int, to bytes: inout [UInt8]) {
        bytes += "{\"columns\":".utf8
        if let known = columns[dataset][label.columns] {
            bytes += known
        } else {
            let names = network.datasets[dataset].names(label.columns)
            let written = CanonicalJSON.encode(JSONValue(names))
            columns[dataset][label.columns] = written
            bytes += written
        }
        bytes += ",\"from\":".utf8
        append(label.from, to: &bytes)
        bytes += ",\"until\":".utf8
        append(label.until, to: &bytes)
        bytes.append(UInt8(ascii: "}"))
    }

    private func append(_ day: Day, to bytes: inout [UInt8]) {
        if let known = days[day] {
            bytes += known
            return
        }
        let written = Array((day.date.map { "\"\($0)\"" } ?? "null").utf8)
        days[day] = written
        bytes += written
    }

    private static func quoted(_ name: String) -> [UInt8] { CanonicalJSON.encode(.string(name)) }
}
