-- So much room that the writer itself empties the lists (IndexWriter), all that it has written at once: the more rows are put into the index
-- together, the more entries they share.
ALTER INDEX search.document_words_idx SET (gin_pending_list_limit = 32768);
ALTER INDEX search.passage_words_idx SET (gin_pending_list_limit = 32768);
ALTER INDEX search.suggestion_words_idx SET (gin_pending_list_limit = 32768);
ALTER INDEX search.suggestion_likeness_idx SET (gin_pending_list_limit = 32768);
