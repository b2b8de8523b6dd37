//! The program: hands its arguments to the command line, which opens the window where no subcommand is given.

use std::process::ExitCode;

fn main() -> ExitCode {
    westphalia::cli::run(std::env::args_os())
}
