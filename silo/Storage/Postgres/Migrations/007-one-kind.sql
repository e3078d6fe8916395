-- Simulated and real events never share a journal. Every transaction that writes rows of a kind which the journal does not hold yet adds it to
-- content, and fails here as a whole when the other kind is there, whatever the programs were told. A journal that came to hold both before
-- keeps them to be looked into, and takes no more.
alter table content add constraint content_of_one_kind check (kinds in (0, 1, 2)) not valid;
