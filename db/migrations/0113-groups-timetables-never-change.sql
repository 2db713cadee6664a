-- A timetable is never rewritten: a change begins the next one. Its weekdays and blocks are held to that.
CREATE TRIGGER timetable_days_never_change BEFORE UPDATE OR DELETE ON timetable_days FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER timetable_blocks_never_change BEFORE UPDATE OR DELETE ON timetable_blocks FOR EACH ROW EXECUTE FUNCTION refuse_change();
