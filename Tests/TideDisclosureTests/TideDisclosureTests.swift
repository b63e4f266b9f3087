// Tests of TideDisclosure.
