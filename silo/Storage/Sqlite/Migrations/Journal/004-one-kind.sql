-- Simulated and real events never share a journal. Every transaction that writes rows of a kind which the journal does not hold yet adds it to
-- content, and fails here as a whole when the other kind is there, whatever the program was told. A journal that came to hold both before
-- keeps them to be looked into.
create trigger content_of_one_kind before update of kinds on content when new.kinds not in (0, 1, 2) and new.kinds <> old.kinds
begin
  select raise(abort, 'content_of_one_kind');
end;
