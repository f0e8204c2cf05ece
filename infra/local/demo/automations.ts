/**
 * The texts of the automations of an inspection, with their times and recipients. Hours count from the start
 * of the inspection.
 */
export const automations = [
  {
    name: 'Booked',
    to: 'client',
    hours: -90,
    text: 'Hi {name}, your inspection at {address} is booked for {date} at {time} with {inspector}. Reply here with any question.',
  },
  {
    name: 'Booked',
    to: 'agent',
    hours: -90,
    text: 'Inspection at {address} is confirmed for {date} at {time}. Inspector: {inspector}.',
  },
  {
    name: 'Reminder',
    to: 'client',
    hours: -22,
    text: 'Reminder: inspection tomorrow {time}, {address}. Please make sure the attic hatch is reachable.',
  },
  {
    name: 'Assignment',
    to: 'inspector',
    hours: -20,
    text: 'Tomorrow {time}: {address}, client {client}.',
  },
  {
    name: 'Report ready',
    to: 'client',
    hours: 7,
    text: 'Your report for {address} is ready: https://reports.oakhill.example/{code}',
  },
  { name: 'Report ready', to: 'agent', hours: 7, text: 'The report for {address} was sent to your client.' },
  {
    name: 'Review',
    to: 'client',
    hours: 75,
    text: 'Thank you for choosing us, {name}. If you have a minute, a review helps us a lot: https://review.example/{code}',
  },
] as const;
