-- What is announced while the program runs is found at once: the role that serves requests brings the index of its
-- own organisation up to date in the same transaction.
grant insert, delete on search_document to prongsai_web;

grant update (address, title, title_en, summary, summary_en, words, fingerprint) on search_document to prongsai_web;

grant insert, delete on search_word to prongsai_web;
