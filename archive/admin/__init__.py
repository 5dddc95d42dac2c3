"""The desk: curators, reviewers and name editors at work. The admin asks, the rooms do."""
