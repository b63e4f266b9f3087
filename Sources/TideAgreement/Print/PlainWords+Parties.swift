import TideCore

extension PlainWordsPage {
    /// Who gives, who gets, and who of them may ask.
    var parties: String {
        let (provider, recipient) = (
            worded(en: "Provider", fr: "Fournisseur"), worded(en: "Recipient", fr: "Destinataire")
        )
        let rows = [(provider, agreement.provider), (recipient, agreement.recipient)].map { side, id in
            let party = policies.parties[id]
            let roles = party?.roles.map(Wording.role).joined(separator: ", ") ?? ""
            return [side, name(id), party?.jurisdiction ?? "", roles]
        }
        var body = HTMLText.table(
            worded(en: "Who gives and who gets", fr: "Qui donne et qui reçoit"),
            [
                worded(en: "Side", fr: "Qualité"), worded(en: "Party", fr: "Partie"),
                worded(en: "Country", fr: "Pays"), worded(en: "Roles", fr: "Rôles"),
            ],
            rows
        )
        if agreement.recipients.isEmpty {
            body += HTMLText.paragraph(
                worded(
                    en: "Any officer of the recipient may ask for a release.",
                    fr: "Tout responsable habilité du destinataire peut demander une diffusion."
                )
            )
        } else {
            body += HTMLText.paragraph(
                worded(
                    en: "Only these officers of the recipient may ask for a release:",
                    fr: "Seuls ces responsables habilités du destinataire peuvent demander une diffusion\u{a0}:"
                )
            )
            body += HTMLText.list(agreement.recipients.map(name))
        }
        if !agreement.accreditation.isEmpty {
            body += HTMLText.paragraph(
                worded(
                    en: "The recipient must be accredited under:",
                    fr: "Le destinataire doit être agréé au titre de\u{a0}:"
                )
            )
            body += HTMLText.list(agreement.accreditation.map(\.text))
        }
        if !agreement.recipientRoles.isEmpty {
            body += HTMLText.paragraph(
                worded(
                    en: "The recipient must have one of these roles:",
                    fr: "Le destinataire doit avoir l’un de ces rôles\u{a0}:"
                )
            )
            body += HTMLText.list(agreement.recipientRoles.map(Wording.role))
        }
        return HTMLText.section("parties", worded(en: "Parties", fr: "Parties"), body)
    }

    /// What the data may serve.
    var purposes: String {
        var body = HTMLText.paragraph(
            worded(
                en: "The data may serve these purposes and those that narrow them, and no other:",
                fr: "Les données peuvent servir ces finalités et celles qui les précisent, et aucune autre\u{a0}:"
            )
        )
        body += HTMLText.list(agreement.purposes.map(purposeWithNarrower)) + closedPurposes
        if !agreement.never.isEmpty {
            body += HTMLText.paragraph(
                worded(
                    en: "It may never serve, whatever else permits it:",
                    fr: "Elles ne peuvent jamais servir ces autres finalités, même si une autre clause le permet\u{a0}:"
                )
            )
            body += HTMLText.list(agreement.never.map(purposeWithNarrower))
        }
        return HTMLText.section("purposes", worded(en: "Purposes", fr: "Finalités"), body)
    }

    /// The law that lets the provider share, and what people were told.
    var law: String {
        let bases = agreement.legalBasis.map { basis in
            let section = basis.section.map { worded(en: ", section \($0)", fr: ", article \($0)") } ?? ""
            return "\(basis.act)\(section) (\(Wording.basis(basis.kind)))"
        }
        var body = HTMLText.list(bases)
        if let notice = agreement.notice {
            let told = worded(
                en: "What the people were told:",
                fr: "Ce dont les personnes concernées ont été informées\u{a0}:"
            )
            body += HTMLText.paragraph(told) + HTMLText.paragraph(Wording.quoted(notice))
        }
        return HTMLText.section("law", worded(en: "Legal basis", fr: "Base légale"), body)
    }

    /// From when to when it holds.
    var validity: String {
        let valid = agreement.valid
        let period = Wording.period(ReferencePeriod(from: valid.from, until: valid.until))
        let clocks =
            valid.utcOffset == .zero
            ? worded(en: "UTC", fr: "en temps universel (UTC)")
            : worded(
                en: "by clocks that are \(valid.utcOffset) from UTC",
                fr: "à l’heure UTC\(valid.utcOffset)"
            )
        var body = HTMLText.paragraph(
            worded(en: "In force \(period), \(clocks).", fr: "En vigueur \(period), \(clocks).")
        )
        if let review = valid.reviewBy.map(Wording.date) {
            body += HTMLText.paragraph(
                worded(en: "To be reviewed by \(review).", fr: "À réexaminer au plus tard le \(review).")
            )
        }
        if let earlier = agreement.supersedes {
            body += HTMLText.paragraph(
                worded(
                    en: "When it comes into force, it ends the agreement \(earlier).",
                    fr: "À son entrée en vigueur, il met fin à l’accord \(earlier)."
                )
            )
        }
        if let sharingClass = agreement.sharingClass {
            body += HTMLText.paragraph(Wording.sharingClass(sharingClass))
        }
        return HTMLText.section("validity", worded(en: "Validity", fr: "Durée de validité"), body)
    }

    /// Who must approve each release.
    var approvals: String {
        var body = HTMLText.paragraph(Wording.approvals(agreement.approvals))
        if let approvals = agreement.approvals {
            body += HTMLText.list(approvals.from.map(name))
            if let ethics = approvals.ethics.map(name) {
                body += HTMLText.paragraph(
                    worded(
                        en: "Beside them, \(ethics) must approve it for ethics.",
                        fr: "L’approbation éthique est requise en outre : \(ethics)."
                    )
                )
            }
        }
        return HTMLText.section("approvals", worded(en: "Approvals", fr: "Approbations"), body)
    }

    /// Who must sign, and who did.
    var signatures: String {
        let must = signers(worded(en: "Who must sign", fr: "Qui doit signer"), agreement.signatories)
        let quorums = agreement.signatoryQuorums.map { quorum in
            let count = Wording.quorum(quorum, "signature", "signatures")
            let words = worded(en: "And \(count), out of:", fr: "Et \(count), parmi\u{a0}:")
            return HTMLText.paragraph(words) + signers(worded(en: "Who may sign", fr: "Qui peut signer"), quorum.from)
        }
        let heading = worded(en: "Signatures", fr: "Signatures")
        return HTMLText.section("signatures", heading, must + quorums.joined())
    }

    private var onRecord: String {
        registered.map(Wording.date).map { worded(en: ", on record since \($0)", fr: ", enregistré le \($0)") } ?? ""
    }

    private func signers(_ caption: String, _ officers: [OfficerName]) -> String {
        HTMLText.table(
            caption,
            [
                worded(en: "Officer", fr: "Responsable habilité"), worded(en: "For", fr: "Pour"),
                worded(en: "State", fr: "État"),
            ],
            officers.map { officer in
                let state =
                    signedBy.contains(officer)
                    ? worded(en: "signed", fr: "signé") + onRecord : worded(en: "not signed", fr: "non signé")
                return [name(officer), name(officer.party), state]
            }
        )
    }
}
