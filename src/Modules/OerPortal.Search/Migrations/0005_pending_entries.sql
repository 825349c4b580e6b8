-- Entries of new rows wait in a list and are put into the index many rows at once: two and a half times as fast as each by itself. The
-- writer empties the lists when it has written what it had (IndexWriter), so a search has at most one portion of a bulk to read through.
ALTER INDEX search.document_words_idx SET (fastupdate = on, gin_pending_list_limit = 4096);
ALTER INDEX search.passage_words_idx SET (fastupdate = on, gin_pending_list_limit = 4096);
ALTER INDEX search.suggestion_words_idx SET (fastupdate = on, gin_pending_list_limit = 4096);
ALTER INDEX search.suggestion_likeness_idx SET (fastupdate = on, gin_pending_list_limit = 4096);
