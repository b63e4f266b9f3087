import TideAgreement
import TideCore

extension CheckedClause {
    /// Yes or no, what the clause is about, what was asked, what is agreed, and where it stands.
    package var line: String {
        let told = reason?.sentence.arguments ?? [asked, allowed]
        let sentence = phrase(isMet ? .traceMet : .traceNotMet, [phrase(topic.name)] + told)
        return indented(sentence + (clause.map { " (\($0.place), \($0.path))" } ?? ""))
    }
}

extension ClauseTopic {
    /// What it is called.
    var name: DiagnosticCode {
        switch self {
        case .signatures: .topicSignatures
        case .register: .topicRegister
        case .bindings: .topicBindings
        case .validity: .topicValidity
        case .purpose: .topicPurpose
        case .prohibitions: .topicProhibitions
        case .officer: .topicOfficer
        case .role: .topicRole
        case .accreditation: .topicAccreditation
        case .columns: .topicColumns
        case .directIdentifiers: .topicDirectIdentifiers
        case .pseudonyms: .topicPseudonyms
        case .form: .topicForm
        case .kAnonymity: .topicKAnonymity
        case .lDiversity: .topicLDiversity
        case .tCloseness: .topicTCloseness
        case .kMap: .topicKMap
        case .deltaDisclosure: .topicDeltaDisclosure
        case .betaLikeness: .topicBetaLikeness
        case .risk: .topicRisk
        case .populationUniqueness: .topicPopulationUniqueness
        case .suppression: .topicSuppression
        case .reference: .topicReference
        case .onward: .topicOnward
        case .zone: .topicZone
        case .access: .topicAccess
        case .approvals: .topicApprovals
        case .quota: .topicQuota
        case .retention: .topicRetention
        case .outputs: .topicOutputs
        case .duties: .topicDuties
        case .firewall: .topicFirewall
        }
    }
}
