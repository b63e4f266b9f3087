// Tests of TideCore.
