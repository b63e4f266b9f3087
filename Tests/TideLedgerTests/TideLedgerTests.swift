// Tests of TideLedger.
