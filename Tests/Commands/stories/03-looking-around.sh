# What needs no workspace: the repository's own examples, as if from its root.
ln -s "$STORIES/../../../policies" repository-policies
ln -s "$STORIES/../../../examples" examples
cp -RL repository-policies/. policies/
for name in policies/missing-migrants policies/migration-network; do [ -d "$name" ]; done
tidegate check policies/missing-migrants
tidegate fmt --check policies examples
tidegate fmt policies/missing-migrants
tidegate schema agreement > agreement.schema.json
tidegate schema output log show
no tidegate decide --policies policies/missing-migrants --request examples/01-missing-migrants/requests/research.yaml --at 2026-06-01 --explain
tidegate test policies/missing-migrants
tidegate test --coverage policies/clauses
no tidegate diff examples/06-tax-gateway/policies/network.yaml examples/06-tax-gateway/amendment/gateway.yaml
tidegate agreement show gmdac-university-2026-01 --policies policies/missing-migrants --html > a.html
tidegate prove --policies policies/migration-network --html network.html
tidegate prove --policies policies/migration-network --certificate network.certificate.json
tidegate prove --policies policies/migration-network --check network.certificate.json
tidegate whatif --ending a1 --policies policies/migration-network --on 2026-09-01
tidegate whatif --holders work-permits --policies policies/migration-network --on 2026-09-01
tidegate assess --dataset examples/02-census/adult-k5.yaml --input examples/02-census/input/adult.csv --html assessment.html
tidegate anonymise --spec examples/02-census/adult-k5.yaml --input examples/02-census/input/adult.csv --output protected.csv
