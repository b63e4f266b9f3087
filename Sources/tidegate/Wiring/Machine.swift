import Glibc

/// What this machine has.
enum Machine {
    /// How many threads it can run at once; at least 1.
    static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
