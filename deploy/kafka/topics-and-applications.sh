#!/usr/bin/env bash
# Creates the topics of topics.csv and the users and rules of access.csv in the given directory, and corrects the existing ones. The
# password of participant-service is in PARTICIPANT_SERVICE_PASSWORD, and so on.
#
#   topics-and-applications.sh DIRECTORY
exec bash "$(dirname "${BASH_SOURCE[0]}")/kafka-access.sh" tables "$@"
