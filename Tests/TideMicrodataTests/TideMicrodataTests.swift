// Tests of TideMicrodata.
