import { TEMPLATE_PATH } from './TemplateLink';

/** The form that restores a database, with source and moment filled in. */
export function restorePath(source: string, moment?: Date): string {
  const recovery = {
    source,
    // To the second, as the form shows it.
    ...(moment && { targetTime: `${moment.toISOString().slice(0, 19)}Z` }),
  };
  return templatePath('postgres-restore', { recovery });
}

/** A template beside the one that creates databases, with answers filled in. */
export function templatePath(name: string, answers: object): string {
  const path = TEMPLATE_PATH.replace(/[^/]+$/, name);
  return `${path}?formData=${encodeURIComponent(JSON.stringify(answers))}`;
}
