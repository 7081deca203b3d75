DROP TABLE word, chunk, requirement, variant, location, posting, change, snapshot;
