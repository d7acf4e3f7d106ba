import { Sandbox } from './nodeSandbox';

interface JournalEntry {
  service: 'kubernetes' | 'azure';
  method: string;
  path: string;
}

/** What the Kubernetes API of a sandbox was asked: method and path of each request. */
export async function kubernetesRequests(
  sandbox: Sandbox,
): Promise<{ method: string; path: string }[]> {
  const entries: JournalEntry[] = await (
    await fetch(`${controlUrl(sandbox)}/journal`)
  ).json();
  return entries.filter(({ service }) => service === 'kubernetes');
}

export async function clearJournal(sandbox: Sandbox): Promise<void> {
  await fetch(`${controlUrl(sandbox)}/journal`, { method: 'DELETE' });
}

/** `sandbox.json` has it, and with it the sandbox that a test starts. */
function controlUrl(sandbox: Sandbox): string {
  return (sandbox as Sandbox & { controlUrl: string }).controlUrl;
}
