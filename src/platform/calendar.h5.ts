import type { Appointment, CalendarAnswer } from './calendar'

const HOURS = [24, 2]

/** 20261105T070000Z */
const stamp = (instant: number) => new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '')
const escaped = (text: string) => text.replace(/[\\;,]/g, (mark) => `\\${mark}`)

const alarm = (hours: number) => ['BEGIN:VALARM', 'ACTION:DISPLAY', `TRIGGER:-PT${hours}H`, 'END:VALARM']

const fileOf = ({ id, title, start, end, place }: Appointment) =>
  [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Yueke//CN', 'BEGIN:VEVENT'],
    ...[`UID:${id}@yueke`, `DTSTAMP:${stamp(Date.now())}`, `DTSTART:${stamp(start)}`, `DTEND:${stamp(end)}`],
    ...[`SUMMARY:${escaped(title)}`, `LOCATION:${escaped(place)}`],
    ...HOURS.flatMap(alarm),
    ...['END:VEVENT', 'END:VCALENDAR', ''],
  ].join('\r\n')

/** A browser hands over a file, which the calendar opens. */
export async function addToCalendar(appointment: Appointment): Promise<CalendarAnswer> {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([fileOf(appointment)], { type: 'text/calendar' }))
  link.download = `${appointment.id}.ics`
  link.click()
  URL.revokeObjectURL(link.href)
  return 'added'
}
