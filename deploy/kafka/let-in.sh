#!/usr/bin/env bash
# Lets an application in: creates its user, with the password on the first line of standard input, and the rules named. A reader may also
# use the consumer groups whose names begin with the application's name and a dot. With another password it changes the password; it takes
# no rule away.
#
#   let-in.sh APPLICATION [read|write TOPIC]...
exec bash "$(dirname "${BASH_SOURCE[0]}")/kafka-access.sh" let-in "$@"
