/** What is wrong with a schedule of backups. The page judges schedules too, so they stand apart. */
export const schedules = {
  'schedule.macro':
    'Write the schedule in six fields instead of {{text}}: second, minute, hour, day of the month, month, day of the week.',
  'schedule.fiveFields':
    'These are five fields, which CloudNativePG reads as second, minute, hour, day and month. Put the second first: "0 {{text}}".',
  'schedule.sixFields':
    'A schedule has six fields: second, minute, hour, day of the month, month, day of the week, such as "0 0 2 * * *" for every day at 02:00 UTC.',
  'schedule.bothDays':
    'Choose days of the month or days of the week and leave the other one "*": with both, a backup runs on every day that fits either.',
  'schedule.never': 'This schedule names a day that no year has.',
  'schedule.tooOften':
    'This schedule runs every {{interval}}; base backups copy the whole database and need at least 15 minutes between them. WAL archiving covers every moment in between.',
  'schedule.often':
    'A base backup every {{interval}} is more than most databases need: WAL archiving covers every moment in between, and once a day is usual.',
  'schedule.unreadable':
    '{{field}}: "{{part}}" cannot be read; it takes {{min}} to {{max}}, "*", ranges, lists and steps.',
  'schedule.unreadable.named':
    '{{field}}: "{{part}}" cannot be read; it takes {{min}} to {{max}} or {{first}} to {{last}}, "*", ranges, lists and steps.',
  'schedule.outside':
    '{{field}}: "{{part}}" is outside {{min}} to {{max}}, or ends before it begins.',
  'schedule.second': 'Second',
  'schedule.minute': 'Minute',
  'schedule.hour': 'Hour',
  'schedule.dayOfMonth': 'Day of the month',
  'schedule.month': 'Month',
  'schedule.dayOfWeek': 'Day of the week',
} as const;
