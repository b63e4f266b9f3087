# Who writes agreements: from a template, for the public, and for those who write policies in another language.
ln -s "$STORIES/../../../docs" docs
mv policies own-policies
mkdir policies
cp -RL "$STORIES/../../../policies/." policies/
tidegate new agreement --list
tidegate new agreement --template border-flows --slots
cat >answers.yaml <<'Y'
provider: xa.health
provider-name: Health Service of Example (invented)
provider-country: XA
recipient: xa.nso
recipient-name: National Statistical Office of Example (invented)
act: Statistics Act (invented)
section: "12"
contact: register@health.example
notice: Patients read at admission what stays are counted for (invented).
law: The law of XA.
dispute: The courts of XA decide.
retain: 2036-12-31
supervisor: xa.dpa
supervisor-name: Data Protection Authority of Example (invented)
zones: [XA]
Y
mv policies kept
tidegate new agreement --template health-register --answers answers.yaml --set k=15 --output policies
tidegate check --strict policies
tidegate test --coverage policies
rm -r policies
# Without a terminal all that is missing is told at once.
fails 3 tidegate new agreement --template statistics-act-gateway --output policies
mv kept policies
# Beside a policy set its parties, purposes, dataset and firewall are used as they are.
cat >answers.yaml <<'Y'
id: stays-2027
provider: xb.health
provider-owner: dpo
provider-ethics: ethics-board
recipient: xb.statistics
recipient-signatory: chief
recipient-officer: head-of-surveys
supervisor: xb.dpa
supervisor-name: Data Protection Authority of Example (invented)
act: Health Act (invented)
section: "9"
contact: register@health.example
notice: Patients read at admission what stays are counted for (invented).
law: The law of XB.
dispute: The courts of XB decide.
dataset: health-register
never: [permit-decisions]
Y
tidegate new agreement --template health-register --policies policies/clauses --answers answers.yaml
tidegate check --strict policies/clauses
tidegate test policies/clauses
rm -r policies/clauses/stays-2027
# Where its firewall and accreditations make answers others, nothing is written, and each is told.
cat >answers.yaml <<'Y'
id: survey-study-2027
title: Survey of study for the project Earnings of Newcomers (invented)
purpose: scientific-research
never: [enforcement, commercial]
supervisor: xb.dpa
supervisor-name: Data Protection Authority of Example (invented)
provider: xb.statistics
provider-signatory: chief
provider-owner: head-of-surveys
recipient: xb.university
recipient-signatory: rector
recipient-officer: investigator
act: Statistics Act (invented)
section: "14"
contact: microdata@statistics.example
notice: Answers may serve research under contract (invented).
law: The law of XB.
dispute: The courts of XB decide.
retain: 2036-12-31
scheme: recognised-research-entity
dataset: survey-of-study
zones: [XB, XA, XC]
Y
no tidegate new agreement --template research-file --policies policies/clauses --answers answers.yaml
tidegate agreement publish preview --policies policies/clauses --language fr
tidegate agreement publish public --workspace office --passphrase-file secret
tidegate odrl export clause-14 --policies policies/clauses
tidegate odrl export clause-14-research --policies policies/clauses --name https://w3id.org/dpv#ScientificResearch=purpose/scientific-research
tidegate odrl export gmdac-university-2026-01 --policies policies/missing-migrants --partial
tidegate odrl import docs/formats/odrl-example.json
tidegate odrl import docs/formats/odrl-foreign.json --draft \
    --name https://border.example/=party/xb.border --name https://university.example/=party/xb.university \
    --name https://border.example/policies/7=agreement/crossings-7@1 \
    --name https://border.example/data/crossings=dataset/crossings \
    --name https://w3id.org/dpv#ScientificResearch=purpose/scientific-research
