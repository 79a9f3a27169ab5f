#!/usr/bin/env bash
# Gives an application access: creates its user, with the password on the first line of standard input, and the given rules. A reader may
# also use the consumer groups whose names begin with the application's name and a dot. For an existing user it sets the password; it
# removes no rule.
#
#   let-in.sh APPLICATION [read|write TOPIC]...
exec bash "$(dirname "${BASH_SOURCE[0]}")/kafka-access.sh" let-in "$@"
