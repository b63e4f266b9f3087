// Tests of TideDecision.
