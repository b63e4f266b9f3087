import TideAgreement
import TideCore
import TideDecision
import TideDisclosure
import TidePseudonym

/// Whose rows stay out of a release.
enum OptOutChoice {
    /// Nobody has a say under the agreement.
    case nobody
    case filter(OptOutFilter)
    /// A list is needed and was not given.
    case refused(Decision)
}

extension ReleasePipeline {
    /// Puts the agreement's opt-outs and the list that was given together.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for a list that no clause asks for, or one that does not read.
    func optOuts(_ order: Order, _ permit: Matter.Permit, _ matter: Matter) throws -> OptOutChoice {
        func noList() throws(ReleaseError) {
            if order.optOut != nil { throw .invalid(.optOutListUnasked, permit.agreement.id.text) }
        }
        switch permit.obligations.optOut {
        case nil:
            try noList()
            return .nobody
        case let clause?:
            switch clause.rule {
            case .keep(let values):
                try noList()
                return .filter(OptOutFilter(column: clause.column, rule: .keeping(values)))
            case .register(let name):
                guard let path = order.optOut else {
                    return .refused(permit.refusalByMissingList(of: matter.decision, name))
                }
                let normalisation = try normalisation(of: clause.column, in: permit.dataset)
                let list = try OptOutList(
                    DurableFile.read(path),
                    file: path,
                    normalisation: normalisation,
                    master: office.master
                )
                return .filter(OptOutFilter(column: clause.column, rule: .removing(list, normalisation)))
            }
        }
    }

    /// How the column writes its identifiers; as they are where it does not say.
    private func normalisation(of name: String, in dataset: Dataset) throws(ReleaseError) -> Normalisation {
        guard let identifier = dataset.columns.first(where: { $0.name == name })?.identifier else { return .none }
        guard let normalisation = Normalisation(rawValue: identifier.normalise.text) else {
            throw .invalid(.normalisationUnknown, name, identifier.normalise.text)
        }
        return normalisation
    }
}
