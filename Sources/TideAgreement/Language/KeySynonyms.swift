/// Words that authors write for a key or a kind of document: French ones, common misspellings, other terms of the field.
enum KeySynonyms {
    private static let words: [String: [String]] = [
        "recipient": ["reciever", "receiver", "receipient", "destinataire", "bénéficiaire", "consumer"],
        "recipients": ["destinataires", "recievers"], "provider": ["fournisseur", "détenteur", "sender", "supplier"],
        "purposes": ["finalités", "finalites", "purpose", "uses"], "purpose": ["finalité", "finalite"],
        "title": ["titre", "intitulé"], "signatories": ["signataires", "signers"],
        "legalBasis": ["baseLégale", "baseLegale", "legal"], "valid": ["validité", "validity", "durée", "duration"],
        "until": ["jusque", "jusqu’à", "to", "expires"], "columns": ["colonnes", "fields"],
        "safeguards": ["garanties", "protections"], "duties": ["obligations", "devoirs"],
        "approvals": ["approbations"], "grants": ["droits", "octrois"], "version": ["versions"],
        "dataset": ["jeu", "data"], "holder": ["détenteur", "detenteur"], "requester": ["demandeur"],
        "officers": ["responsables"], "roles": ["rôles"], "name": ["nom"],
        "destroy": ["détruire", "destruction", "delete"],
        "agreement": ["contract", "contrat", "accord", "convention"], "party": ["partie", "agency", "organisation"],
        "request": ["demande"], "firewall": ["cloison", "wall"], "hierarchy": ["hiérarchie"],
        "codelist": ["nomenclature"], "cases": ["cas", "tests"], "spec": ["specification", "spécification"],
    ]

    private static let meanings: [String: [String]] = Dictionary(
        words.sorted { $0.key < $1.key }.flatMap { meant, others in others.map { ($0.lowercased(), [meant]) } }
    ) { $0 + $1 }

    /// What a word was probably meant for, if it is one of some names.
    static func meant(by word: String, among names: [String]) -> String? {
        meanings[word.lowercased()]?.first(where: names.contains)
    }
}
