// Tests of TideRegistry.
