//! The `zcodes` program: all it does is in the library's `cli`.

fn main() {
    // Leaving at once skips freeing what the system takes back anyway.
    std::process::exit(zcodes::cli::main());
}
