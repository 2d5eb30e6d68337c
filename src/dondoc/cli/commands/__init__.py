"""One module a subcommand: `arguments(parser)`, `run(options) -> exit code`, `EXPECTED` errors, printed as one line."""
