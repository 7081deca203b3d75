DROP TABLE posted, posted_source;
DROP SEQUENCE posted_number;
