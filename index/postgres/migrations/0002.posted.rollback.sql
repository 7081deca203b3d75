DROP TABLE posted, posted_source;
