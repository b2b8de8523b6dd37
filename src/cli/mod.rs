//! Subcommands: arguments to view models, results to standard output, errors to standard error, exit codes.
