// Tests of TideAgreement.
