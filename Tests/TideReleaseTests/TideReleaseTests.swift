// Tests of TideRelease.
