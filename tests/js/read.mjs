// Prints what ical.js or node-ical reads in a calendar: [uid, start, end, title, status] of each
// date; ical.js gives every date of an event that recurs.
// Usage: TZ=UTC node read.mjs (ical.js|node-ical) FILE
import { readFileSync } from "node:fs";

const day = (date) => date.toISOString().slice(0, 10);
const instant = (date) => date.toISOString().slice(0, 19) + "Z";

async function icalJs(text) {
  const { default: ICAL } = await import("ical.js");
  const calendar = new ICAL.Component(ICAL.parse(text));
  const tell = (time) => (time.isDate ? time.toString() : instant(time.toJSDate()));
  return calendar.getAllSubcomponents("vevent").flatMap((component) => {
    const event = new ICAL.Event(component);
    const status = component.getFirstPropertyValue("status");
    const seen = (start, end) => [event.uid, tell(start), tell(end), event.summary, status];
    if (!event.isRecurring()) return [seen(event.startDate, event.endDate)];
    const dates = [];
    const starts = event.iterator();
    for (let start = starts.next(); start; start = starts.next()) {
      const { startDate, endDate } = event.getOccurrenceDetails(start);
      dates.push(seen(startDate, endDate));
    }
    return dates;
  });
}

async function nodeIcal(text) {
  const { default: ical } = await import("node-ical");
  const events = Object.values(ical.sync.parseICS(text)).filter((c) => c.type === "VEVENT");
  return events.map((event) => {
    const tell = event.datetype === "date" ? day : instant;
    return [event.uid, tell(event.start), tell(event.end), event.summary, event.status];
  });
}

const [reader, file] = process.argv.slice(2);
const read = reader === "ical.js" ? icalJs : nodeIcal;
const events = await read(readFileSync(file, "utf8"));
console.log(JSON.stringify(events));
